/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.query.Listing;
import io.cplnprefect.testkit.cpln.internal.query.Pages;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.util.Comparator;
import java.util.List;

/** The endpoints that find items by other properties than their name. */
public final class LookupEndpoints {
    private static final String ORG = "/org/{org}";

    private final Store store;
    private final Access access;
    private final Pages pages;

    /** Creates the endpoints over a store. */
    public LookupEndpoints(Store store, Access access, Pages pages) {
        this.store = store;
        this.access = access;
        this.pages = pages;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/user", this::currentUser),
                Route.of("POST", "/user", this::currentUser),
                Route.of("GET", ORG + "/user/-for/email/{email}", this::userByEmail),
                Route.of("GET", ORG + "/secret/-for/type/{type}", this::secretsByType),
                Route.of("GET", ORG + "/image/-latest/{repository}", this::latestImage));
    }

    /** Returns the principal of the token as a user. */
    private ApiResponse currentUser(ApiRequest request) {
        String link = request.principal().link();
        ObjectNode stored = link == null ? null : store.find(link);
        if (stored != null) {
            return ApiResponse.json(stored);
        }
        ObjectNode user = Json.object().put("kind", "user").put("name", "emulator");
        user.put("email", "emulator@example.com");
        Links.add(user.putArray("links"), "org", Links.org(request.principal().org()));
        return ApiResponse.json(user);
    }

    private ApiResponse userByEmail(ApiRequest request) {
        return ApiResponse.json(items(request, "user").stream()
                .filter(user -> user.path("email").asText().equals(request.variable("email")))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound(request.path())));
    }

    private ApiResponse secretsByType(ApiRequest request) {
        List<JsonNode> secrets = items(request, "secret").stream()
                .filter(secret -> secret.path("type").asText().equals(request.variable("type")))
                .map(ItemEndpoints::shown)
                .toList();
        return ApiResponse.json(pages.list("secret", Listing.of(secrets), request.path(), request.parameter("next")));
    }

    private ApiResponse latestImage(ApiRequest request) {
        return ApiResponse.json(items(request, "image").stream()
                .filter(image -> image.path("repository").asText().equals(request.variable("repository")))
                .max(Comparator.comparing(image -> image.path("created").asText()))
                .orElseThrow(() -> ApiException.notFound(request.path())));
    }

    private List<ObjectNode> items(ApiRequest request, String kind) {
        String collection = Links.org(request.variable("org")) + "/" + kind;
        access.require(request.principal(), Kinds.named(kind), "view", collection);
        return store.list(collection);
    }
}
