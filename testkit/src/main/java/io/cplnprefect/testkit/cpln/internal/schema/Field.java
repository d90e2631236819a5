/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field of a document, with the fields below it. */
final class Field {
    /** Attributes that apply to the elements of an array or the values of a map. */
    private static final Set<String> OF_ELEMENTS = Set.of("enum", "format", "of");

    private final ObjectNode declaration = Json.object();
    private final Map<String, Field> members = new LinkedHashMap<>();
    private @Nullable Field element;
    private List<Limit> limits = List.of();

    /** Adds a declaration at a path below this field, or extends the existing one. */
    void declare(String path, JsonNode attributes) {
        Field field = this;
        for (String segment : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
            field = field.below(segment);
        }
        field.extend(attributes);
    }

    private Field below(String segment) {
        int end = segment.length();
        while (segment.startsWith("[]", end - 2) || segment.startsWith("{}", end - 2)) {
            end -= 2;
        }
        Field field = members.computeIfAbsent(segment.substring(0, end), name -> new Field());
        for (int i = end; i < segment.length(); i += 2) {
            field = field.element();
        }
        return field;
    }

    private Field element() {
        if (element == null) {
            element = new Field();
        }
        return element;
    }

    private void extend(JsonNode attributes) {
        boolean hasItems = isText(attributes, "items");
        boolean isContainer = element != null || hasItems || isText(attributes, "values");
        attributes.properties().forEach(attribute -> {
            String name = attribute.getKey();
            JsonNode value = attribute.getValue();
            if (name.equals("items") && value.isTextual()) {
                element().extend(Json.object().set("type", value));
            } else if (name.equals("values")) {
                Field values = hasItems ? element().element() : element();
                values.extend(Json.object().set("type", value));
            } else if (isContainer && OF_ELEMENTS.contains(name)) {
                element().extend(Json.object().set(name, value));
            } else {
                declaration.set(name, value);
            }
        });
        limits = Limits.of(declaration);
    }

    private static boolean isText(JsonNode attributes, String name) {
        return attributes.path(name).isTextual();
    }

    Map<String, Field> members() {
        return members;
    }

    /** Returns the field of array elements or map values, or null if they are not declared. */
    @Nullable
    Field elementField() {
        return element;
    }

    List<Limit> limits() {
        return limits;
    }

    String type() {
        return declaration.path("type").asText("object");
    }

    /** Returns the declared type as messages name it. */
    String typeText() {
        return switch (type()) {
            case "array" -> "an array";
            case "object", "map" -> "an object";
            case "date-time" -> "a date and time, for example 2026-01-31T12:00:00Z";
            case "union" -> "of type " + String.join(" or ", alternatives());
            default -> "a " + type();
        };
    }

    private List<String> alternatives() {
        List<String> types = new ArrayList<>();
        declaration.path("of").forEach(type -> types.add(type.asText()));
        return types;
    }

    boolean isRequired() {
        return declaration.path("required").asBoolean();
    }

    boolean isImmutable() {
        return declaration.path("immutable").asBoolean();
    }

    /** Returns whether the target of this link must exist. */
    boolean mustExist() {
        return declaration.path("exists").asBoolean();
    }

    /** Returns whether the values of this map must be scalars. */
    boolean isScalarMap() {
        return declaration.path("scalars").asBoolean();
    }

    /** Returns whether any content is accepted below this field. */
    boolean isFree() {
        return declaration.path("free").asBoolean() || (members.isEmpty() && element == null);
    }

    /** Returns the allowed values, or an empty set if all are allowed. */
    Set<String> values() {
        Set<String> values = new LinkedHashSet<>();
        declaration.path("enum").forEach(value -> values.add(value.asText()));
        declaration.path("more").forEach(value -> values.add(value.asText()));
        return values;
    }

    /** Returns whether a value has the declared type. */
    boolean accepts(JsonNode value) {
        if (!type().equals("union")) {
            return accepts(type(), value);
        }
        return alternatives().stream().anyMatch(alternative -> accepts(alternative, value));
    }

    private static boolean accepts(String type, JsonNode value) {
        return switch (type) {
            case "string", "Name", "Date" -> value.isTextual();
            case "date-time" -> value.isTextual() && Timestamps.isTimestamp(value.textValue());
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object", "map" -> value.isObject();
            // Alternatives that name whole documents, which are declared as variants.
            default -> true;
        };
    }
}
