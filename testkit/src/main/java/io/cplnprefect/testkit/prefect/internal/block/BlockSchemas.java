/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The schemas of a store; the schemas of nested blocks are stored once and referred to. */
final class BlockSchemas {
    private static final String REFERENCES = "block_schema_references";
    private static final String DEFINITIONS = "definitions";

    private final Store store;

    BlockSchemas(Store store) {
        this.store = store;
    }

    /** Returns the newest schema with a checksum and, unless it is null, a version; null if there is none. */
    @Nullable
    ObjectNode find(String checksum, @Nullable String version) {
        List<ObjectNode> found = store.blockSchemas.with("checksum", TextNode.valueOf(checksum));
        for (int i = found.size() - 1; i >= 0; i--) {
            if (version == null || found.get(i).path("version").asText().equals(version)) {
                return found.get(i);
            }
        }
        return null;
    }

    /**
     * Creates a schema and those of its nested blocks.
     *
     * @return the response: the fields are those of the request
     */
    ObjectNode create(ObjectNode type, JsonNode fields, JsonNode capabilities, String version) {
        List<ObjectNode> created = new ArrayList<>();
        try {
            ObjectNode schema = create(
                    type, (ObjectNode) fields.deepCopy(), fields.path(DEFINITIONS), capabilities, version, created);
            ObjectNode json = json(schema);
            ObjectNode sent = (ObjectNode) fields.deepCopy();
            if (!sent.has(REFERENCES)) {
                sent.putObject(REFERENCES);
            }
            json.set("fields", sent);
            return json;
        } catch (ErrorResponseException e) {
            created.forEach(schema -> delete(schema.path("id")));
            throw e;
        }
    }

    private ObjectNode create(
            ObjectNode type,
            ObjectNode fields,
            JsonNode definitions,
            JsonNode capabilities,
            String version,
            List<ObjectNode> created) {
        if (!definitions.isEmpty()) {
            fields.set(DEFINITIONS, definitions.deepCopy());
        }
        String checksum = SchemaFields.checksum(fields);
        ObjectNode existing = find(checksum, version);
        if (existing != null) {
            return existing;
        }
        SchemaFields.keepModels(fields);
        JsonNode references = fields.has(REFERENCES) ? fields.remove(REFERENCES) : fields.path(REFERENCES);
        ObjectNode schema = store.newObject().put("checksum", checksum);
        schema.set("fields", fields);
        schema.set("block_type_id", type.path("id"));
        schema.set("capabilities", capabilities);
        schema.put("version", version);
        store.blockSchemas.put(schema);
        created.add(schema);
        for (Map.Entry<String, JsonNode> reference : references.properties()) {
            for (JsonNode one : reference.getValue().isArray() ? reference.getValue() : List.of(reference.getValue())) {
                refer(schema, reference.getKey(), nested(one, schema, reference.getKey(), definitions, created));
            }
        }
        return schema;
    }

    private ObjectNode nested(
            JsonNode reference, JsonNode parent, String property, JsonNode definitions, List<ObjectNode> created) {
        JsonNode slug = reference.path("block_type_slug");
        ObjectNode type = store.blockTypes.first("slug", slug);
        if (type == null) {
            throw ErrorResponseException.detail(
                    409,
                    "Cannot create block schema because block type '" + slug.asText()
                            + "' was not found.Did you forget to register the block type?");
        }
        ObjectNode existing = find(reference.path("block_schema_checksum").asText(), null);
        if (existing != null) {
            return existing;
        }
        JsonNode definition = SchemaFields.definition(parent.path("fields"), property, definitions, slug);
        if (!definition.isObject()) {
            throw ErrorResponseException.serverError();
        }
        ArrayNode none = JsonNodeFactory.instance.arrayNode();
        return create(type, (ObjectNode) definition.deepCopy(), definitions, none, "non-versioned", created);
    }

    private void refer(JsonNode parent, String name, JsonNode child) {
        ObjectNode reference = store.newObject().put("name", name);
        reference.set("parent_block_schema_id", parent.path("id"));
        reference.set("reference_block_schema_id", child.path("id"));
        store.blockSchemaReferences.put(reference);
    }

    /** Deletes a schema with the references from and to it. */
    void delete(JsonNode id) {
        for (String side : List.of("parent_block_schema_id", "reference_block_schema_id")) {
            store.blockSchemaReferences
                    .with(side, id)
                    .forEach(reference -> store.blockSchemaReferences.remove(
                            reference.path("id").asText()));
        }
        store.blockSchemas.remove(id.asText());
    }

    /** Returns a schema as the API shows it, with its type and the definitions of its nested blocks. */
    ObjectNode json(ObjectNode schema) {
        ObjectNode json = schema.deepCopy();
        json.set("fields", fields(schema));
        json.set("block_type", Objects.requireNonNull(store.blockTypes.get(schema, "block_type_id")));
        return json;
    }

    private ObjectNode fields(ObjectNode schema) {
        ObjectNode fields = (ObjectNode) schema.path("fields").deepCopy();
        ObjectNode references = fields.putObject(REFERENCES);
        ObjectNode definitions = JsonNodeFactory.instance.objectNode();
        for (ObjectNode reference : store.blockSchemaReferences.with("parent_block_schema_id", schema.path("id"))) {
            ObjectNode child = store.blockSchemas.get(reference, "reference_block_schema_id");
            if (child != null) {
                addReference(references, reference.path("name").asText(), child);
                addDefinitions(definitions, fields(child));
            }
        }
        if (!definitions.isEmpty()) {
            ((ObjectNode) (fields.has(DEFINITIONS) ? fields.path(DEFINITIONS) : fields.putObject(DEFINITIONS)))
                    .setAll(definitions);
        }
        return fields;
    }

    private void addReference(ObjectNode references, String name, ObjectNode child) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        reference.set("block_schema_checksum", child.path("checksum"));
        reference.set(
                "block_type_slug",
                Objects.requireNonNull(store.blockTypes.get(child, "block_type_id"))
                        .path("slug"));
        JsonNode existing = references.path(name);
        if (existing instanceof ArrayNode several) {
            several.add(reference);
        } else if (existing.isObject() && !existing.equals(reference)) {
            references.putArray(name).add(existing).add(reference);
        } else {
            references.set(name, reference);
        }
    }

    private static void addDefinitions(ObjectNode definitions, ObjectNode child) {
        if (child.hasNonNull("title")) {
            JsonNode nested = child.remove(DEFINITIONS);
            definitions.set(child.path("title").asText(), child);
            if (nested instanceof ObjectNode more) {
                definitions.setAll(more);
            }
        }
    }
}
