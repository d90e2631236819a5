/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.Access;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.query.Cursor;
import io.cplnprefect.testkit.cpln.internal.query.Listing;
import io.cplnprefect.testkit.cpln.internal.query.Pages;
import io.cplnprefect.testkit.cpln.internal.query.Query;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The endpoints of deployments, commands and replicas. */
public final class WorkloadEndpoints {
    private static final String GVC = "/org/{org}/gvc/{gvc}";

    private final Store store;
    private final Access access;
    private final Pages pages;
    private final Deployments deployments;
    private final Commands commands;
    private final Jobs jobs;
    private final Supplier<String> serverUrl;

    /**
     * Creates the endpoints over a store.
     *
     * @param serverUrl the address of the emulator, which is also that of the replica server
     */
    public WorkloadEndpoints(
            Store store,
            Access access,
            Pages pages,
            Deployments deployments,
            Commands commands,
            Jobs jobs,
            Supplier<String> serverUrl) {
        this.store = store;
        this.access = access;
        this.pages = pages;
        this.deployments = deployments;
        this.commands = commands;
        this.jobs = jobs;
        this.serverUrl = serverUrl;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.of("GET", GVC + "/workload/{name}/deployment", this::listDeployments),
                Route.of("GET", GVC + "/workload/{name}/deployment/{location}", this::readDeployment),
                Route.of("GET", "/replicas" + GVC + "/workload/{name}", this::listReplicas)));
        for (String owner : List.of("/workload/{name}", "/volumeset/{name}")) {
            String commands = GVC + owner + "/-command";
            routes.add(Route.of("GET", commands, this::listCommands));
            routes.add(Route.of("POST", commands, this::createCommand));
            routes.add(Route.of("POST", commands + "/-query", this::queryCommands));
            routes.add(Route.of("GET", commands + "/-query", this::queryCommands));
            routes.add(Route.of("GET", commands + "/{id}", this::readCommand));
        }
        return routes;
    }

    private ApiResponse listDeployments(ApiRequest request) {
        String workload = viewed(request, Links.parent(request.path()));
        List<ObjectNode> items = deployments.list(workload, serverUrl.get());
        return ApiResponse.json(pages.list("deployment", Listing.of(items), request.path(), request.parameter("next")));
    }

    private ApiResponse readDeployment(ApiRequest request) {
        String workload = viewed(request, Links.owner(request.path()));
        return ApiResponse.json(deployments.read(workload, request.variable("location"), serverUrl.get()));
    }

    private ApiResponse createCommand(ApiRequest request) {
        String link = Links.parent(request.path());
        ObjectNode owner = store.require(link);
        ObjectNode body = request.body();
        Kind kind = Kinds.named(owner.path("kind").asText());
        access.require(
                request.principal(),
                kind,
                CommandRules.permissionFor(body.path("type").asText()),
                link);
        ObjectNode command = commands.checked(owner, body);
        if (request.isDryRun()) {
            return ApiResponse.json(command);
        }
        commands.submit(command);
        return ApiResponse.created(Links.self(command));
    }

    private ApiResponse listCommands(ApiRequest request) {
        viewed(request, Links.parent(request.path()));
        Listing commands = store.listing(List.of(request.path()));
        return ApiResponse.json(pages.list("command", commands, request.path(), request.parameter("next")));
    }

    private ApiResponse readCommand(ApiRequest request) {
        viewed(request, Links.owner(request.path()));
        return ApiResponse.json(store.require(request.path()));
    }

    private ApiResponse queryCommands(ApiRequest request) {
        String collection = Links.parent(request.path());
        viewed(request, Links.parent(collection));
        String next = request.parameter("next");
        Cursor cursor = next == null ? new Cursor(0, request.optionalBody()) : Cursor.decode(next);
        Query query = new Query(Kinds.named("command"), cursor.query());
        Listing selected = store.select(List.of(collection), query);
        return ApiResponse.json(
                pages.queryResult(Kinds.named("command"), query, selected, request.path(), cursor.position()));
    }

    /** Lists replicas as the server of a location does, whose address is the {@code remote} of a deployment. */
    private ApiResponse listReplicas(ApiRequest request) {
        String link = viewed(request, request.path().substring("/replicas".length()));
        ObjectNode list = Json.object();
        ArrayNode items = list.putArray("items");
        deployments.replicas(store.require(link)).forEach(items::add);
        jobs.replicas(link).forEach(items::add);
        list.putArray("links");
        return ApiResponse.json(list);
    }

    private String viewed(ApiRequest request, String link) {
        ObjectNode owner = store.require(link);
        access.require(request.principal(), Kinds.named(owner.path("kind").asText()), "view", link);
        return link;
    }
}
