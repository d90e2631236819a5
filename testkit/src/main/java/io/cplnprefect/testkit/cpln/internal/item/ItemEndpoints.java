/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.query.Cursor;
import io.cplnprefect.testkit.cpln.internal.query.Listing;
import io.cplnprefect.testkit.cpln.internal.query.Pages;
import io.cplnprefect.testkit.cpln.internal.query.Query;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The endpoints that all kinds share. */
public final class ItemEndpoints {
    private static final String ORG = "/org/{org}";
    /** Kinds whose items only the platform creates. */
    private static final Set<String> NOT_CREATED = Set.of("image", "quota", "task", "user");

    private final Store store;
    private final ItemWriter writer;
    private final Access access;
    private final Pages pages;
    private final Items items;
    private final Trail trail;
    private final Quotas quotas;

    /** Creates the endpoints over a store. */
    public ItemEndpoints(Store store, ItemWriter writer, Access access, Pages pages, Items items, Trail trail) {
        this.store = store;
        this.writer = writer;
        this.access = access;
        this.pages = pages;
        this.items = items;
        this.trail = trail;
        this.quotas = new Quotas(store);
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.of("PUT", "/org", this::createOrReplace),
                Route.of("GET", "/org/-schema/permissions", this::permissions),
                Route.of("GET", ORG + "/-accessreport", this::accessReport),
                Route.of("GET", ORG + "/-eventlog", this::eventLog),
                Route.of("GET", ORG, this::read),
                Route.of("PATCH", ORG, this::patch),
                Route.of("PUT", ORG, this::replace),
                Route.of("GET", ORG + "/secret/{name}/-reveal", this::reveal)));
        for (String scope : List.of(ORG, ORG + "/gvc/{gvc}")) {
            String collection = scope + "/{kind}";
            routes.add(Route.of("GET", collection + "/-schema/permissions", this::permissions));
            routes.add(Route.of("POST", collection + "/-query", this::query));
            routes.add(Route.of("GET", collection + "/-query", this::query));
            routes.add(Route.of("GET", collection, this::list));
            routes.add(Route.of("POST", collection, this::create));
            routes.add(Route.of("PUT", collection, this::createOrReplace));
            routes.add(Route.of("GET", collection + "/{name}", this::read));
            routes.add(Route.of("PUT", collection + "/{name}", this::replace));
            routes.add(Route.of("PATCH", collection + "/{name}", this::patch));
            routes.add(Route.of("DELETE", collection + "/{name}", this::delete));
            routes.add(Route.of("GET", collection + "/{name}/-accessreport", this::accessReport));
            routes.add(Route.of("GET", collection + "/{name}/-eventlog", this::eventLog));
        }
        return routes;
    }

    private ApiResponse list(ApiRequest request) {
        Kind kind = kind(request);
        access.require(request.principal(), kind, "view", request.path());
        Listing shown = store.listing(collections(kind, request.path())).map(ItemEndpoints::shown);
        return ApiResponse.json(pages.list(kind.name(), shown, request.path(), request.parameter("next")));
    }

    /** Handles the first page, by POST, and the later pages, by GET with a cursor that contains the query. */
    private ApiResponse query(ApiRequest request) {
        String collection = Links.parent(request.path());
        Kind kind = kind(request);
        access.require(request.principal(), kind, "view", collection);
        String next = request.parameter("next");
        Cursor cursor = next == null ? new Cursor(0, request.optionalBody()) : Cursor.decode(next);
        Query query = new Query(kind, cursor.query());
        Listing selected = store.select(collections(kind, collection), query)
                .map(item -> query.fetchesLinks() ? link(item) : shown(item));
        return ApiResponse.json(pages.queryResult(kind, query, selected, request.path(), cursor.position()));
    }

    private ApiResponse create(ApiRequest request) {
        Kind kind = kind(request);
        requireCreatable(kind, request);
        ObjectNode body = request.body();
        String link = request.path() + "/" + nameIn(body);
        access.require(request.principal(), kind, "create", link);
        requireOwner(request.path());
        if (store.has(link)) {
            throw ApiException.conflict(kind.name() + " " + link + " already exists");
        }
        return written(request, link, writer.replaced(kind, link, null, body), ApiResponse.created(link));
    }

    /** Creates or replaces the item named in the body; used by {@code cpln apply}. */
    private ApiResponse createOrReplace(ApiRequest request) {
        Kind kind = kind(request);
        requireWithinGvc(kind, request);
        ObjectNode body = request.body();
        String link = request.path() + "/" + nameIn(body);
        ObjectNode existing = store.find(link);
        access.require(request.principal(), kind, existing == null ? "create" : "edit", link);
        requireOwner(request.path());
        ApiResponse response = existing == null ? ApiResponse.created(link) : ApiResponse.text(200, "OK");
        return written(request, link, writer.replaced(kind, link, existing, body), response);
    }

    private ApiResponse read(ApiRequest request) {
        access.require(request.principal(), kind(request), "view", request.path());
        return ApiResponse.json(shown(store.require(request.path())));
    }

    private ApiResponse replace(ApiRequest request) {
        Kind kind = kind(request);
        ObjectNode existing = store.find(request.path());
        access.require(request.principal(), kind, existing == null ? "create" : "edit", request.path());
        requireOwner(Links.parent(request.path()));
        ObjectNode item = writer.replaced(kind, request.path(), existing, request.body());
        return written(request, request.path(), item, ApiResponse.json(existing == null ? 201 : 200, shown(item)));
    }

    private ApiResponse patch(ApiRequest request) {
        Kind kind = kind(request);
        access.require(request.principal(), kind, "edit", request.path());
        ObjectNode item = writer.patched(kind, request.path(), store.require(request.path()), request.body());
        return written(request, request.path(), item, ApiResponse.json(shown(item)));
    }

    private ApiResponse delete(ApiRequest request) {
        Kind kind = kind(request);
        access.require(request.principal(), kind, "delete", request.path());
        ObjectNode item = store.require(request.path());
        if ("true".equals(item.path("tags").path("cpln/protected").asText())) {
            throw ApiException.badRequest(request.path() + " is protected by its tag cpln/protected");
        }
        if (item.path("origin").asText().equals("builtin")) {
            throw ApiException.badRequest(request.path() + " is built in and cannot be deleted");
        }
        Referrers.first(kind, request.path(), store).ifPresent(referrer -> {
            throw ApiException.badRequest(request.path() + " is in use by " + referrer);
        });
        if (kind.name().equals("gvc")
                && !store.list(request.path() + "/volumeset").isEmpty()) {
            throw ApiException.badRequest(request.path() + " still has volumesets; delete them first");
        }
        if (!request.isDryRun()) {
            items.remove(request.path());
            trail.deleted(request.principal(), item);
        }
        return ApiResponse.text(202, "Accepted");
    }

    private ApiResponse reveal(ApiRequest request) {
        String link = Links.parent(request.path());
        access.require(request.principal(), Kinds.named("secret"), "reveal", link);
        return ApiResponse.json(store.require(link));
    }

    private ApiResponse accessReport(ApiRequest request) {
        String link = Links.parent(request.path());
        access.require(request.principal(), kind(request), "view", link);
        store.require(link);
        return ApiResponse.json(access.report(kind(request), link, writer.now()));
    }

    private ApiResponse eventLog(ApiRequest request) {
        String link = Links.parent(request.path());
        access.require(request.principal(), kind(request), "view", link);
        store.require(link);
        Listing events = Listing.of(trail.events().of(link));
        return ApiResponse.json(pages.list("event", events, request.path(), request.parameter("next")));
    }

    private ApiResponse permissions(ApiRequest request) {
        Kind kind = kind(request);
        ObjectNode document = Json.object().put("kind", "permissions").put("targetKind", kind.name());
        ArrayNode names = document.putArray("items");
        ObjectNode implied = document.putObject("implied");
        kind.permissions().forEach((name, others) -> {
            names.addObject().put("name", name).put("description", name);
            if (!others.isEmpty()) {
                others.forEach(implied.putArray(name)::add);
            }
        });
        Links.add(document.putArray("links"), "self", request.path());
        return ApiResponse.json(document);
    }

    private ApiResponse written(ApiRequest request, String link, ObjectNode item, ApiResponse response) {
        boolean created = !store.has(link);
        if (created) {
            quotas.require(Kinds.named(item.path("kind").asText()), link);
        }
        if (request.isDryRun()) {
            return ApiResponse.json(shown(item));
        }
        items.save(link, item);
        trail.written(request.principal(), item, created);
        return response;
    }

    private static void requireCreatable(Kind kind, ApiRequest request) {
        if (NOT_CREATED.contains(kind.name())) {
            throw ApiException.notAllowed("Items of kind " + kind.name() + " cannot be created by a request");
        }
        requireWithinGvc(kind, request);
    }

    private static void requireWithinGvc(Kind kind, ApiRequest request) {
        if (kind.scope() == Kind.Scope.GVC && !request.hasVariable("gvc")) {
            throw ApiException.notAllowed("Items of kind " + kind.name() + " are written only within a GVC");
        }
    }

    private void requireOwner(String collection) {
        String owner = Links.parent(collection);
        if (!owner.isEmpty()) {
            store.require(owner);
        }
    }

    private List<String> collections(Kind kind, String collection) {
        String owner = Links.parent(collection);
        if (!owner.isEmpty()) {
            store.require(owner);
        }
        boolean inAllGvcs = kind.scope() == Kind.Scope.GVC && !collection.contains("/gvc/");
        return inAllGvcs ? store.collectionsInAllGvcs(owner, kind.name()) : List.of(collection);
    }

    /** Returns an item without the data of secrets, which only {@code -reveal} shows. */
    static JsonNode shown(JsonNode item) {
        return item.path("kind").asText().equals("secret")
                ? ((ObjectNode) item).deepCopy().without(List.of("data"))
                : item;
    }

    private static JsonNode link(JsonNode item) {
        return Json.object().put("rel", "item").put("href", Links.self(item));
    }

    private static String nameIn(ObjectNode body) {
        String name = body.path("name").asText();
        if (name.isEmpty()) {
            throw ApiException.badRequest("name is required");
        }
        return name;
    }

    /** Returns the kind of the path; collections that do not exist are not found. */
    private static Kind kind(ApiRequest request) {
        @Nullable String name = request.hasVariable("kind") ? request.variable("kind") : null;
        Kind kind = name == null ? Kinds.named("org") : Kinds.find(name);
        boolean inGvc = request.hasVariable("gvc");
        boolean fits = kind != null
                && switch (kind.scope()) {
                    case ROOT -> name == null || request.path().endsWith("-schema/permissions");
                    case ORG -> !inGvc;
                    // Within an org these kinds have lists, queries and permissions, but no items.
                    case GVC -> inGvc || !request.hasVariable("name");
                    case ITEM -> false;
                };
        if (kind == null || !fits) {
            throw ApiException.notFound(request.path());
        }
        return kind;
    }
}
