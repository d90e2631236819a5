/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.event.BlockDocumentEvents;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter.Predicates;
import io.cplnprefect.testkit.prefect.internal.model.QueryFlag;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Block documents: data of a schema, with secret fields and references to other documents. */
public final class BlockDocumentRoutes {
    private static final RequestModel CREATE = RequestModel.of(
            "name:slug", "data+:object", "block_schema_id!:uuid", "block_type_id!:uuid", "is_anonymous+:bool");
    private static final RequestModel UPDATE =
            RequestModel.of("block_schema_id:uuid", "data+:object", "merge_existing_data+:bool");
    private static final RequestModel FILTER = RequestModel.open("include_secrets+:bool");
    private static final List<String> SORTS = List.of("NAME_ASC", "NAME_DESC", "BLOCK_TYPE_AND_NAME_ASC");

    private final Store store;
    private final BlockDocuments documents;
    private final BlockDocumentEvents events;

    /** Creates the routes of a store. */
    public BlockDocumentRoutes(Store store, BlockDocuments documents) {
        this.store = store;
        this.documents = documents;
        events = new BlockDocumentEvents(store);
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/block_documents/", this::create);
        routes.add("POST", "/block_documents/filter", this::filter);
        routes.add("POST", "/block_documents/count", this::count);
        routes.add("GET", "/block_documents/{id:uuid}", this::read);
        routes.add("PATCH", "/block_documents/{id:uuid}", this::update);
        routes.add("DELETE", "/block_documents/{id:uuid}", this::delete);
    }

    private ApiResponse create(ApiRequest request) {
        checkName(request);
        JsonNode body = CREATE.read(request);
        ObjectNode type = store.blockTypes.get(body, "block_type_id");
        if (body.hasNonNull("name")
                && documents.named(body.path("block_type_id"), body.path("name").asText()) != null) {
            throw ErrorResponseException.detail(409, "Block already exists");
        }
        if (type == null) {
            throw ErrorResponseException.serverError();
        }
        ObjectNode data =
                body.has("data") ? (ObjectNode) body.path("data").deepCopy() : JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> references = documents.takeReferences(data);
        if (store.blockSchemas.get(body, "block_schema_id") == null) {
            throw ErrorResponseException.conflict();
        }
        ObjectNode document = store.newObject();
        document.put("name", body.hasNonNull("name") ? body.path("name").asText() : "anonymous-" + UUID.randomUUID());
        document.set("block_schema_id", body.path("block_schema_id"));
        document.set("block_type_id", type.path("id"));
        document.put("is_anonymous", isAnonymous(body));
        document.set("data", data);
        documents.refer(document, references);
        store.blockDocuments.put(document);
        ObjectNode shown = documents.json(document, false);
        events.emit("created", shown);
        return ApiResponse.created(shown);
    }

    /** Checks that only anonymous documents have no name, which the server checks before the fields. */
    private void checkName(ApiRequest request) {
        JsonNode body = request.body();
        boolean named = body.hasNonNull("name")
                && (store.v3() || body.path("name").asText().matches("[a-z0-9-]*"));
        if (body.isObject() && !isAnonymous(body) && !named) {
            ValidationErrors errors = new ValidationErrors(request.release(), body);
            Location place = store.v3() ? Location.BODY : Location.BODY.child("__root__");
            errors.wrong(place, body, "Names must be provided for block documents.");
            if (!store.v3()) {
                CREATE.check(request.release(), body, Location.BODY, errors);
            }
            errors.raise();
        }
    }

    private static boolean isAnonymous(JsonNode body) {
        return QueryFlag.isTrue(body.path("is_anonymous"));
    }

    private ApiResponse read(ApiRequest request) {
        boolean secrets = BlockDocuments.includesSecrets(request);
        return ApiResponse.ok(documents.json(document(request), secrets));
    }

    private ApiResponse update(ApiRequest request) {
        JsonNode body = UPDATE.read(request);
        ObjectNode document = document(request);
        boolean merge = body.path("merge_existing_data").asBoolean(true);
        if (!body.has("data") && merge) {
            // The server ignores a new schema without data.
            events.emit("updated", documents.json(document, false));
            return ApiResponse.noContent();
        }
        ObjectNode sent =
                body.has("data") ? (ObjectNode) body.path("data").deepCopy() : JsonNodeFactory.instance.objectNode();
        ObjectNode schema = store.blockSchemas.get(document, "block_schema_id");
        if (schema != null) {
            SecretFields.of(schema).restore(sent, document.path("data"));
        }
        ObjectNode data = sent;
        if (merge) {
            data = (ObjectNode) document.path("data").deepCopy();
            data.setAll(sent);
        }
        Map<String, JsonNode> references = documents.takeReferences(data);
        JsonNode newSchema = body.path("block_schema_id");
        if (newSchema.isTextual()) {
            checkSchema(document, newSchema);
        }
        documents.refer(document, references);
        document.set("data", data);
        if (newSchema.isTextual()) {
            document.set("block_schema_id", newSchema);
        }
        store.touch(document);
        store.blockDocuments.put(document);
        events.emit("updated", documents.json(document, false));
        return ApiResponse.noContent();
    }

    private void checkSchema(ObjectNode document, JsonNode id) {
        ObjectNode schema = store.blockSchemas.get(id.asText());
        if (schema == null) {
            throw ErrorResponseException.serverError();
        }
        if (!schema.path("block_type_id").equals(document.path("block_type_id"))) {
            throw ErrorResponseException.detail(
                    400, "Must migrate block document to a block schema of the same block type.");
        }
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode document = document(request);
        events.emit("deleted", documents.json(document, false));
        documents.delete(document.path("id"));
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        boolean secrets = FILTER.read(request).path("include_secrets").asBoolean();
        return ApiResponse.ok(
                page.of(selected(request), order(request), document -> documents.json(document, secrets)));
    }

    private Comparator<ObjectNode> order(ApiRequest request) {
        return switch (AttributeOrder.name(request, SORTS)) {
            case "NAME_DESC" -> BlockDocuments.BY_NAME.reversed();
            case "BLOCK_TYPE_AND_NAME_ASC" ->
                Comparator.comparing(this::typeName).thenComparing(BlockDocuments.BY_NAME);
            default -> BlockDocuments.BY_NAME;
        };
    }

    private String typeName(ObjectNode document) {
        ObjectNode type = store.blockTypes.get(document, "block_type_id");
        return type == null ? "" : type.path("name").asText();
    }

    private ApiResponse count(ApiRequest request) {
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(selected(request).count())));
    }

    /** Returns the documents that a request selects; anonymous ones only if it has a condition about them. */
    private Stream<ObjectNode> selected(ApiRequest request) {
        Predicates filters = ObjectFilter.read(
                request, ObjectFilter.BLOCK_DOCUMENTS, ObjectFilter.BLOCK_TYPES, ObjectFilter.BLOCK_SCHEMAS);
        Predicate<ObjectNode> types = filters.of(ObjectFilter.BLOCK_TYPES);
        Predicate<ObjectNode> schemas = filters.of(ObjectFilter.BLOCK_SCHEMAS);
        boolean onlyNamed = !request.parts().path("block_documents").has("is_anonymous");
        return store.blockDocuments.all().stream()
                .filter(filters.of(ObjectFilter.BLOCK_DOCUMENTS))
                .filter(document -> !onlyNamed || !document.path("is_anonymous").asBoolean())
                .filter(document -> types.test(store.blockTypes.get(document, "block_type_id")))
                .filter(document -> schemas.test(store.blockSchemas.get(document, "block_schema_id")));
    }

    private ObjectNode document(ApiRequest request) {
        return BlockDocuments.found(store.blockDocuments.get(request.parameter("id")));
    }
}
