/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.query.Listing;
import io.cplnprefect.testkit.cpln.internal.query.Pages;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.util.List;
import java.util.Set;

/** The tasks of the token's holder, which are all pending tasks of the org. */
public final class TaskEndpoints {
    private static final Set<String> DECISIONS = Set.of("accept", "reject");

    private final Store store;
    private final Access access;
    private final Pages pages;

    /** Creates the endpoints over a store. */
    public TaskEndpoints(Store store, Access access, Pages pages) {
        this.store = store;
        this.access = access;
        this.pages = pages;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/task/-forme", this::pending),
                Route.of("GET", "/org/{org}/task/-forme", this::pending),
                Route.of("GET", "/task/{id}", this::read),
                Route.of("POST", "/task/{id}", this::complete),
                Route.of("POST", "/org/{org}/task/{id}", this::complete));
    }

    private ApiResponse pending(ApiRequest request) {
        String collection = collection(request);
        access.require(request.principal(), Kinds.named("task"), "view", collection);
        List<ObjectNode> tasks = store.list(collection).stream()
                .filter(task -> task.path("status").asText().equals("pending"))
                .toList();
        return ApiResponse.json(pages.list("task", Listing.of(tasks), request.path(), request.parameter("next")));
    }

    private ApiResponse read(ApiRequest request) {
        return ApiResponse.json(task(request, "view"));
    }

    private ApiResponse complete(ApiRequest request) {
        ObjectNode task = task(request, "edit");
        String decision = request.body().path("answer").asText();
        if (!DECISIONS.contains(decision)) {
            throw ApiException.badRequest("answer must be one of accept, reject");
        }
        if (!request.isDryRun()) {
            task.put("status", "complete").putObject("response").put("answer", decision);
        }
        return ApiResponse.json(task);
    }

    private ObjectNode task(ApiRequest request, String permission) {
        String link = collection(request) + "/" + request.variable("id");
        access.require(request.principal(), Kinds.named("task"), permission, link);
        return store.require(link);
    }

    private static String collection(ApiRequest request) {
        return Links.org(request.principal().org()) + "/task";
    }
}
