/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The part of JSON Schema that the emulator checks: the types of the properties of an object, and required ones. */
public final class ValueSchema {
    private ValueSchema() {}

    /**
     * Returns what is wrong with the properties of an object in the words of the server, or null.
     *
     * @param complete whether required properties must be present
     */
    public static @Nullable String problem(JsonNode schema, JsonNode values, boolean complete) {
        JsonNode properties = schema.path("properties");
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            String problem =
                    mismatch(value.getValue(), properties.path(value.getKey()), required.contains(value.getKey()));
            if (problem != null) {
                return "Validation failed for field '" + value.getKey() + "'. Failure reason: " + problem;
            }
        }
        for (String name : required) {
            if (complete && !values.has(name)) {
                return "Validation failed. Failure reason: '" + name + "' is a required property";
            }
        }
        return null;
    }

    private static @Nullable String mismatch(JsonNode value, JsonNode schema, boolean required) {
        String type = schema.path("type").asText("");
        if (type.isEmpty() || isOf(type, value) || (!required && value.isNull())) {
            return null;
        }
        // The server turns the schema of an optional variable into one of several alternatives.
        String shown = value.isTextual() ? "'" + value.asText() + "'" : value.toString();
        return shown + (required ? " is not of type '" + type + "'" : " is not valid under any of the given schemas");
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
