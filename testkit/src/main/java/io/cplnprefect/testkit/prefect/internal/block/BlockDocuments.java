/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.model.QueryFlag;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents of a store; documents within documents are stored once and referred to. */
public final class BlockDocuments {
    static final Comparator<ObjectNode> BY_NAME =
            Comparator.comparing(document -> document.path("name").asText());

    private static final String PARENT = "parent_block_document_id";
    private static final String REFERENCE = "reference_block_document_id";

    private final Store store;
    private final BlockSchemas schemas;

    /** Creates the documents of a store. */
    public BlockDocuments(Store store) {
        this.store = store;
        this.schemas = new BlockSchemas(store);
    }

    /** Returns whether a response includes the values of secret fields. */
    static boolean includesSecrets(ApiRequest request) {
        return QueryFlag.of(request, "include_secrets");
    }

    static ObjectNode found(@Nullable ObjectNode document) {
        if (document == null) {
            throw ErrorResponseException.detail(404, "Block document not found");
        }
        return document;
    }

    /** Removes the references to other documents from data and returns their ids by the names of the members. */
    Map<String, JsonNode> takeReferences(ObjectNode data) {
        Map<String, JsonNode> references = new LinkedHashMap<>();
        data.properties().forEach(member -> {
            if (member.getValue().isObject() && member.getValue().has("$ref")) {
                references.put(member.getKey(), member.getValue().path("$ref").path("block_document_id"));
            }
        });
        references.forEach((name, id) -> {
            if (id.isMissingNode() || id.isNull()) {
                throw withoutId(name);
            }
        });
        references.keySet().forEach(data::remove);
        return references;
    }

    private ErrorResponseException withoutId(String name) {
        return store.v3()
                ? ErrorResponseException.detail(
                        400, "Received block reference without a block_document_id in key " + name)
                : ErrorResponseException.serverError();
    }

    /** Makes the given references those of a document. */
    void refer(ObjectNode document, Map<String, JsonNode> references) {
        references.values().forEach(id -> checkReference(document, id));
        store.blockDocumentReferences
                .with(PARENT, document.path("id"))
                .forEach(reference -> store.blockDocumentReferences.remove(
                        reference.path("id").asText()));
        references.forEach((name, id) -> {
            ObjectNode reference = store.newObject().put("name", name);
            reference.set(PARENT, document.path("id"));
            reference.set(REFERENCE, id);
            store.blockDocumentReferences.put(reference);
        });
    }

    private void checkReference(ObjectNode document, JsonNode id) {
        if (!store.v3() && id.equals(document.path("id"))) {
            throw ErrorResponseException.detail(
                    400,
                    "1 validation error for BlockDocumentReferenceCreate\n__root__\n  `parent_block_document_id` and"
                            + " `reference_block_document_id` cannot be the same (type=value_error)");
        }
        if (store.v3() && isReachable(id, document.path("id"))) {
            throw ErrorResponseException.detail(
                    400,
                    "Cannot create block document reference: it would introduce a cycle into the"
                            + " block_document_reference graph (parent="
                            + document.path("id").asText() + ", reference=" + id.asText() + ").");
        }
        if (store.blockDocuments.get(id.asText()) == null) {
            throw ErrorResponseException.conflict();
        }
    }

    private boolean isReachable(JsonNode from, JsonNode wanted) {
        Set<JsonNode> visited = new HashSet<>();
        Deque<JsonNode> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            JsonNode one = next.pop();
            if (one.equals(wanted)) {
                return true;
            }
            if (visited.add(one)) {
                store.blockDocumentReferences
                        .with(PARENT, one)
                        .forEach(reference -> next.push(reference.path(REFERENCE)));
            }
        }
        return false;
    }

    /** Deletes a document with the references from and to it. */
    void delete(JsonNode id) {
        for (String side : List.of(PARENT, REFERENCE)) {
            store.blockDocumentReferences
                    .with(side, id)
                    .forEach(reference -> store.blockDocumentReferences.remove(
                            reference.path("id").asText()));
        }
        store.blockDocuments.remove(id.asText());
    }

    /** Deletes a schema with its documents. */
    void deleteSchema(JsonNode id) {
        store.blockDocuments.with("block_schema_id", id).forEach(document -> delete(document.path("id")));
        schemas.delete(id);
    }

    /** Returns a document as the API shows it, with its schema, its type and the data of nested documents. */
    ObjectNode json(ObjectNode document, boolean secrets) {
        ObjectNode json = document.deepCopy();
        ObjectNode schema = Objects.requireNonNull(store.blockSchemas.get(document, "block_schema_id"));
        ObjectNode type = Objects.requireNonNull(store.blockTypes.get(document, "block_type_id"));
        json.set("block_schema", schemas.json(schema));
        json.set("block_type", type);
        json.set("block_type_name", type.path("name"));
        complete(document, secrets, json);
        return json;
    }

    /** Sets the data and the references of a document, those of nested documents included. */
    private void complete(ObjectNode document, boolean secrets, ObjectNode target) {
        ObjectNode data = (ObjectNode) document.path("data").deepCopy();
        if (!secrets) {
            SecretFields.of(Objects.requireNonNull(store.blockSchemas.get(document, "block_schema_id")))
                    .mask(data);
        }
        target.set("data", data);
        ObjectNode references = target.putObject("block_document_references");
        for (ObjectNode reference : store.blockDocumentReferences.with(PARENT, document.path("id"))) {
            ObjectNode child = Objects.requireNonNull(store.blockDocuments.get(reference, REFERENCE));
            String name = reference.path("name").asText();
            ObjectNode shown = references.putObject(name).putObject("block_document");
            shown.set("id", child.path("id"));
            shown.set("name", child.path("name"));
            shown.set("block_type", store.blockTypes.get(child, "block_type_id"));
            shown.set("is_anonymous", child.path("is_anonymous"));
            complete(child, secrets, shown);
            data.set(name, shown.remove("data"));
        }
    }

    /** Returns the document of a type with a name, or null. */
    @Nullable
    ObjectNode named(JsonNode typeId, String name) {
        return store.blockDocuments.first("block_type_id name", typeId, TextNode.valueOf(name));
    }
}
