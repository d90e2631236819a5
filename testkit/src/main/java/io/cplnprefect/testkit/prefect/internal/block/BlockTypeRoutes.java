/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.ObjectEvents;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter.Predicates;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Block types: a name and a slug with descriptions, and the documents of a type. */
public final class BlockTypeRoutes {
    private static final String[] DESCRIPTIONS = {
        "logo_url:url", "documentation_url:url", "description:text", "code_example:text"
    };
    private static final RequestModel CREATE = RequestModel.of(DESCRIPTIONS, "name!:name", "slug!:slug");
    private static final RequestModel UPDATE = RequestModel.of(DESCRIPTIONS);

    private final Store store;
    private final BlockDocuments documents;
    private final ObjectEvents events;

    /** Creates the routes of a store. */
    public BlockTypeRoutes(Store store, BlockDocuments documents) {
        this.store = store;
        this.documents = documents;
        events = ObjectEvents.ofBlockTypes(store);
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/block_types/", this::create);
        routes.add("POST", "/block_types/filter", this::filter);
        // A new server has these types; the emulator has none of them.
        routes.add(
                "POST", "/block_types/install_system_block_types", request -> ApiResponse.ok(NullNode.getInstance()));
        routes.add("GET", "/block_types/slug/{slug}", request -> ApiResponse.ok(found(bySlug(request))));
        routes.add("GET", "/block_types/slug/{slug}/block_documents", this::documentsOfType);
        routes.add("GET", "/block_types/slug/{slug}/block_documents/name/{name}", this::document);
        routes.add("GET", "/block_types/{id}", request -> ApiResponse.ok(found(byId(request))));
        routes.add("PATCH", "/block_types/{id}", this::update);
        routes.add("DELETE", "/block_types/{id}", this::delete);
    }

    private ApiResponse create(ApiRequest request) {
        JsonNode body = CREATE.read(request);
        String name = body.path("name").asText();
        if (name.toLowerCase(Locale.ROOT).startsWith("prefect")) {
            throw ErrorResponseException.detail(403, "Block type names beginning with 'Prefect' are reserved.");
        }
        if (store.blockTypes.first("slug", body.path("slug")) != null) {
            throw ErrorResponseException.detail(409, "Block type with name \"" + name + "\" already exists");
        }
        ObjectNode type = store.newObject().put("name", name);
        type.set("slug", body.path("slug"));
        type.set("logo_url", orNull(body.path("logo_url")));
        type.set("documentation_url", orNull(body.path("documentation_url")));
        type.set("description", escaped(body.path("description")));
        type.set("code_example", escaped(body.path("code_example")));
        type.put("is_protected", false);
        store.blockTypes.put(type);
        // The server reads the type back by its name, which is not unique.
        ObjectNode created = found(store.blockTypes.first("name", type.path("name")));
        events.created(created);
        return ApiResponse.created(created);
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    private static JsonNode escaped(JsonNode value) {
        return value.isTextual()
                ? TextNode.valueOf(value.asText()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;"))
                : NullNode.getInstance();
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        ObjectNode type = found(byId(request));
        JsonNode before = type.deepCopy();
        type.setAll(body);
        // Only a body with all members can be without a change.
        if (body.size() < DESCRIPTIONS.length || !type.equals(before)) {
            events.updated(type);
        }
        store.touch(type);
        return ApiResponse.noContent();
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode type = found(byId(request));
        store.blockSchemas
                .with("block_type_id", type.path("id"))
                .forEach(schema -> documents.deleteSchema(schema.path("id")));
        store.blockTypes.remove(type.path("id").asText());
        events.deleted(type);
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Predicates filters = ObjectFilter.read(request, ObjectFilter.BLOCK_TYPES, ObjectFilter.BLOCK_SCHEMAS);
        Predicate<ObjectNode> schemas = filters.of(ObjectFilter.BLOCK_SCHEMAS);
        Comparator<ObjectNode> byName =
                Comparator.comparing(type -> type.path("name").asText());
        return ApiResponse.ok(page.of(
                store.blockTypes.all().stream()
                        .filter(filters.of(ObjectFilter.BLOCK_TYPES))
                        .filter(type -> !filters.has(ObjectFilter.BLOCK_SCHEMAS)
                                || store.blockSchemas.with("block_type_id", type.path("id")).stream()
                                        .anyMatch(schemas)),
                byName,
                type -> type));
    }

    private ApiResponse documentsOfType(ApiRequest request) {
        boolean secrets = BlockDocuments.includesSecrets(request);
        ObjectNode type = found(bySlug(request));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        store.blockDocuments.with("block_type_id", type.path("id")).stream()
                .filter(document -> !document.path("is_anonymous").asBoolean())
                .sorted(BlockDocuments.BY_NAME)
                .forEach(document -> list.add(documents.json(document, secrets)));
        return ApiResponse.ok(list);
    }

    private ApiResponse document(ApiRequest request) {
        boolean secrets = BlockDocuments.includesSecrets(request);
        ObjectNode type = bySlug(request);
        ObjectNode document = type == null
                ? null
                : store.blockDocuments.first(
                        "block_type_id name", type.path("id"), TextNode.valueOf(request.parameter("name")));
        return ApiResponse.ok(documents.json(BlockDocuments.found(document), secrets));
    }

    private @Nullable ObjectNode byId(ApiRequest request) {
        return store.blockTypes.get(request.parameter("id"));
    }

    private @Nullable ObjectNode bySlug(ApiRequest request) {
        return store.blockTypes.first("slug", TextNode.valueOf(request.parameter("slug")));
    }

    static ObjectNode found(@Nullable ObjectNode type) {
        if (type == null) {
            throw ErrorResponseException.detail(404, "Block type not found");
        }
        return type;
    }
}
