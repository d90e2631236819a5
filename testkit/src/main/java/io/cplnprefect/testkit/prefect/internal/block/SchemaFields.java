/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.PythonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The fields of a block schema: a JSON schema whose definitions are those of other blocks, or of plain models. */
final class SchemaFields {
    private static final String DEFINITIONS = "definitions";
    private static final String PREFIX = "#/definitions/";

    private SchemaFields() {}

    /** Returns the checksum, in which secret fields and the definitions of other blocks do not count. */
    static String checksum(JsonNode fields) {
        ObjectNode hashed = (ObjectNode) withoutSecretFields(fields);
        keepModels(hashed);
        String text = "[[" + PythonText.sortedJson(hashed) + "], {}]";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes the definitions of blocks, and of models to which nothing refers. */
    static void keepModels(ObjectNode fields) {
        if (!fields.path(DEFINITIONS).isObject() || fields.path(DEFINITIONS).isEmpty()) {
            return;
        }
        ObjectNode models = JsonNodeFactory.instance.objectNode();
        collectModels(fields, fields.path(DEFINITIONS), models);
        if (models.isEmpty()) {
            fields.remove(DEFINITIONS);
        } else {
            fields.set(DEFINITIONS, models);
        }
    }

    private static void collectModels(JsonNode object, JsonNode definitions, ObjectNode models) {
        for (String reference : references(object)) {
            String name = reference.replace(PREFIX, "");
            JsonNode definition = definitions.path(name);
            if (definition.isObject()
                    && !definition.isEmpty()
                    && !definition.hasNonNull("block_type_slug")
                    && !models.has(name)) {
                models.set(name, definition);
                collectModels(definition, definitions, models);
            }
        }
    }

    /** Returns the definition to which a property refers and which is that of a block type, or a missing node. */
    static JsonNode definition(JsonNode fields, String property, JsonNode definitions, JsonNode slug) {
        List<String> references = references(fields.path("properties").path(property));
        return references.stream()
                .map(reference -> definitions.path(reference.replace(PREFIX, "")))
                .filter(definition -> references.size() == 1
                        || definition.path("block_type_slug").equals(slug))
                .findFirst()
                .orElse(JsonNodeFactory.instance.missingNode());
    }

    private static List<String> references(JsonNode node) {
        List<String> references = new ArrayList<>();
        if (node.path("$ref").isTextual()) {
            references.add(node.path("$ref").asText());
        }
        node.forEach(part -> references.addAll(references(part)));
        return references;
    }

    private static JsonNode withoutSecretFields(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!member.getKey().equals("secret_fields")) {
                rest.set(member.getKey(), withoutSecretFields(member.getValue()));
            }
        }
        return rest;
    }
}
