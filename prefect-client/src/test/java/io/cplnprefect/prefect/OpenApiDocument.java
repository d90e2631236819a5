/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document that a server publishes of itself. */
final class OpenApiDocument {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;

    OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    /** Returns the operations by method and path below the API, with {@code {}} for each placeholder. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String key = operation.getKey().toUpperCase(Locale.ROOT) + " " + normal(path.getKey());
                    operations.put(key, new Operation(key, operation.getValue()));
                }));
        return operations;
    }

    /** Returns a path without the parts in which declarations and documents differ. */
    static String normal(String path) {
        return path.replaceFirst("^/?(api/)?", "").replaceAll("\\{[^}]*}", "{}");
    }

    /** Returns the schemas that a schema permits, without null, references resolved. */
    List<Schema> alternatives(JsonNode schema) {
        List<Schema> alternatives = new ArrayList<>();
        collect("", schema, alternatives);
        return alternatives;
    }

    private void collect(String name, JsonNode schema, List<Schema> alternatives) {
        if (schema.has("$ref")) {
            String target = schema.path("$ref").textValue().substring(SCHEMAS.length());
            collect(target, document.path("components").path("schemas").path(target), alternatives);
            return;
        }
        for (String key : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(key)) {
                schema.path(key).forEach(alternative -> collect(name, alternative, alternatives));
                return;
            }
        }
        if (!schema.path("type").asText().equals("null")) {
            alternatives.add(new Schema(name, schema));
        }
    }

    /**
     * A schema.
     *
     * @param name its name, empty for an unnamed one
     * @param content its JSON
     */
    record Schema(String name, JsonNode content) {

        boolean hasProperties() {
            return !content.path("properties").isEmpty();
        }

        @Nullable
        JsonNode items() {
            JsonNode items = content.path("items");
            return items.isObject() ? items : null;
        }

        /** Returns the schemas of the items of an array with a fixed length; empty for another schema. */
        JsonNode tuple() {
            JsonNode items = content.path("items");
            return items.isArray() ? items : content.path("prefixItems");
        }

        /** Returns the schema of the values of a map, or {@code null}. */
        @Nullable
        JsonNode values() {
            JsonNode values = content.path("additionalProperties");
            return values.isObject() ? values : null;
        }
    }

    /**
     * An operation.
     *
     * @param key method and path
     * @param content its JSON
     */
    record Operation(String key, JsonNode content) {

        JsonNode request() {
            return json(content.path("requestBody"));
        }

        JsonNode response() {
            for (Map.Entry<String, JsonNode> response :
                    content.path("responses").properties()) {
                if (response.getKey().startsWith("2")) {
                    return json(response.getValue());
                }
            }
            throw new AssertionError(key + " has no response");
        }

        private static JsonNode json(JsonNode message) {
            return message.path("content").path("application/json").path("schema");
        }
    }
}
