/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs that all kinds share. */
final class ItemHandlers {
    private final Store store;
    private final ItemWriter writer;
    private final Access access;
    private final Pages pages;
    private final Deployments deployments;
    private final Jobs jobs;

    ItemHandlers(Store store, ItemWriter writer, Access access, Pages pages, Deployments deployments, Jobs jobs) {
        this.store = store;
        this.writer = writer;
        this.access = access;
        this.pages = pages;
        this.deployments = deployments;
        this.jobs = jobs;
    }

    Answer list(Call call) {
        Kind kind = kind(call);
        access.require(call.principal(), kind, "view", call.path());
        List<ObjectNode> items =
                members(kind, call.path()).stream().map(ItemHandlers::shown).toList();
        return Answer.json(pages.list(kind.name(), items, call.path(), call.parameter("next")));
    }

    /** Answers the first page by POST and the later ones by GET, where the cursor carries the query. */
    Answer query(Call call) {
        String collection = Links.parent(call.path());
        Kind kind = kind(call);
        access.require(call.principal(), kind, "view", collection);
        String next = call.parameter("next");
        Cursor cursor = next == null ? new Cursor(0, call.optionalBody()) : Cursor.decode(next);
        Query query = new Query(kind, cursor.query());
        List<JsonNode> picked = query.pick(members(kind, collection)).stream()
                .map(item -> query.fetchesLinks() ? link(item) : (JsonNode) shown(item))
                .toList();
        return Answer.json(pages.queryResult(kind, query, picked, call.path(), cursor.offset()));
    }

    Answer create(Call call) {
        Kind kind = kind(call);
        ObjectNode body = call.body();
        String link = call.path() + "/" + nameIn(body);
        access.require(call.principal(), kind, "create", link);
        requireOwner(call.path());
        if (store.has(link)) {
            throw ApiFault.conflict(kind.name() + " " + link + " already exists");
        }
        return written(call, kind, link, writer.replaced(kind, link, null, body), Answer.created(link));
    }

    /** Creates or replaces by the name in the body, as {@code cpln apply} does. */
    Answer createOrReplace(Call call) {
        Kind kind = kind(call);
        ObjectNode body = call.body();
        String link = call.path() + "/" + nameIn(body);
        ObjectNode existing = store.find(link);
        access.require(call.principal(), kind, existing == null ? "create" : "edit", link);
        requireOwner(call.path());
        Answer answer = existing == null ? Answer.created(link) : Answer.text(200, "OK");
        return written(call, kind, link, writer.replaced(kind, link, existing, body), answer);
    }

    Answer read(Call call) {
        access.require(call.principal(), kind(call), "view", call.path());
        return Answer.json(shown(store.require(call.path())));
    }

    Answer replace(Call call) {
        Kind kind = kind(call);
        ObjectNode existing = store.find(call.path());
        access.require(call.principal(), kind, existing == null ? "create" : "edit", call.path());
        requireOwner(Links.parent(call.path()));
        ObjectNode item = writer.replaced(kind, call.path(), existing, call.body());
        return written(call, kind, call.path(), item, Answer.json(existing == null ? 201 : 200, shown(item)));
    }

    Answer patch(Call call) {
        Kind kind = kind(call);
        access.require(call.principal(), kind, "edit", call.path());
        ObjectNode item = writer.patched(kind, call.path(), store.require(call.path()), call.body());
        return written(call, kind, call.path(), item, Answer.json(shown(item)));
    }

    Answer delete(Call call) {
        Kind kind = kind(call);
        access.require(call.principal(), kind, "delete", call.path());
        ObjectNode item = store.require(call.path());
        if ("true".equals(item.path("tags").path("cpln/protected").asText())) {
            throw ApiFault.badRequest(call.path() + " is protected by its tag cpln/protected");
        }
        if (item.path("origin").asText().equals("builtin")) {
            throw ApiFault.badRequest(call.path() + " is built in and cannot be deleted");
        }
        if (kind.name().equals("gvc") && !store.list(call.path() + "/volumeset").isEmpty()) {
            throw ApiFault.badRequest(call.path() + " still has volumesets; delete them first");
        }
        if (!call.isDryRun()) {
            remove(call.path());
        }
        return Answer.text(202, "Accepted");
    }

    /** Removes an item with all below it, and ends the jobs of workloads that go with it. */
    void remove(String link) {
        ObjectNode item = store.find(link);
        if (item != null && item.path("kind").asText().equals("workload")) {
            jobs.forget(link);
            deployments.forget(link);
        }
        store.list(link + "/workload").forEach(workload -> remove(Links.self(workload)));
        store.remove(link);
    }

    Answer reveal(Call call) {
        String link = Links.parent(call.path());
        access.require(call.principal(), Kinds.named("secret"), "reveal", link);
        return Answer.json(store.require(link));
    }

    Answer accessReport(Call call) {
        String link = Links.parent(call.path());
        access.require(call.principal(), kind(call), "view", link);
        store.require(link);
        return Answer.json(access.report(kind(call), link, writer.now()));
    }

    Answer eventLog(Call call) {
        String link = Links.parent(call.path());
        access.require(call.principal(), kind(call), "view", link);
        store.require(link);
        return Answer.json(pages.list("event", List.of(), call.path(), call.parameter("next")));
    }

    Answer permissions(Call call) {
        Kind kind = kind(call);
        ObjectNode document = Json.object().put("kind", "permissions").put("targetKind", kind.name());
        ArrayNode items = document.putArray("items");
        ObjectNode implied = document.putObject("implied");
        kind.permissions().forEach((name, others) -> {
            items.addObject().put("name", name).put("description", name);
            if (!others.isEmpty()) {
                others.forEach(implied.putArray(name)::add);
            }
        });
        Links.add(document.putArray("links"), "self", call.path());
        return Answer.json(document);
    }

    /** Stores an item and does what its kind entails. */
    void save(Kind kind, String link, ObjectNode item) {
        store.put(link, item);
        if (kind.name().equals("workload")) {
            deployments.rollOut(item);
        }
    }

    private Answer written(Call call, Kind kind, String link, ObjectNode item, Answer answer) {
        if (call.isDryRun()) {
            return Answer.json(shown(item));
        }
        save(kind, link, item);
        return answer;
    }

    private void requireOwner(String collection) {
        String owner = Links.parent(collection);
        if (!owner.isEmpty()) {
            store.require(owner);
        }
    }

    private List<ObjectNode> members(Kind kind, String collection) {
        String owner = Links.parent(collection);
        if (!owner.isEmpty()) {
            store.require(owner);
        }
        boolean inAllGvcs = kind.scope() == Kind.Scope.GVC && !collection.contains("/gvc/");
        return inAllGvcs ? store.listInAllGvcs(owner, kind.name()) : store.list(collection);
    }

    /** What anybody may see: data of secrets is shown by {@code -reveal} alone. */
    private static ObjectNode shown(ObjectNode item) {
        return item.path("kind").asText().equals("secret") ? item.deepCopy().without(List.of("data")) : item;
    }

    private static ObjectNode link(ObjectNode item) {
        return Json.object().put("rel", "item").put("href", Links.self(item));
    }

    private static String nameIn(ObjectNode body) {
        String name = body.path("name").asText();
        if (name.isEmpty()) {
            throw ApiFault.badRequest("\"name\" is required");
        }
        return name;
    }

    /** The kind a path speaks of; a collection that does not exist is not found. */
    private static Kind kind(Call call) {
        @Nullable String name = call.variables().get("kind");
        Kind kind = name == null ? Kinds.named("org") : Kinds.find(name);
        boolean inGvc = call.variables().containsKey("gvc");
        boolean fits = kind != null
                && switch (kind.scope()) {
                    case ROOT -> name == null || call.path().endsWith("-schema/permissions");
                    case ORG -> !inGvc;
                    // Below an org these kinds have lists, queries and permissions, but no items.
                    case GVC -> inGvc || !call.variables().containsKey("name");
                    case ITEM -> false;
                };
        if (kind == null || !fits) {
            throw ApiFault.notFound(call.path());
        }
        return kind;
    }
}
