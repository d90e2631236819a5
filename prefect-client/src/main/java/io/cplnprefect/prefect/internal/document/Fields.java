/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.json.AllowNulls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the members of an object in a document. A member of another type is a problem and reads as absent, as null does. Not
 * thread-safe.
 */
public final class Fields {

    /** Receives problems. */
    @FunctionalInterface
    public interface Problems {

        /** Adds a problem of a value at a path. */
        void add(String path, String fault, String fix);
    }

    private final JsonNode object;
    private final String path;
    private final Problems problems;
    private final Set<String> read = new HashSet<>();

    /** Creates a reader of an object; a value of another type is a problem. */
    public Fields(JsonNode object, String path, Problems problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
        if (!(object instanceof ObjectNode)) {
            problems.add(path, "is no object", "write keys and values");
        }
    }

    /** Returns the path of the object. */
    public String path() {
        return path;
    }

    /** Returns the path of a member. */
    public String path(String key) {
        return DocumentPath.of(path, key);
    }

    /** Adds a problem of a member. */
    public void problem(String key, String fault, String fix) {
        problems.add(path(key), fault, fix);
    }

    /** Returns whether a member is there, null included. */
    public boolean has(String key) {
        read.add(key);
        return object.has(key);
    }

    /** Returns the member, or null if it is absent or null. */
    public @Nullable JsonNode value(String key) {
        read.add(key);
        JsonNode value = object.get(key);
        return value == null || value.isNull() ? null : value;
    }

    /** Returns a text; numbers and booleans are read as they are written. */
    public @Nullable String text(String key) {
        return typed(
                key,
                "a text",
                value -> value.isValueNode()
                        ? value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText()
                        : null);
    }

    /** Returns a text that must be there and not be blank, or null after a problem. */
    public @Nullable String requiredText(String key) {
        String text = text(key);
        if (value(key) == null || (text != null && text.isBlank())) {
            problem(key, "is missing", "add it");
            return null;
        }
        return text;
    }

    /** Returns an integer. */
    public @Nullable Integer integer(String key) {
        return typed(
                key,
                "an integer",
                value -> value.canConvertToInt() && value.canConvertToExactIntegral() ? value.intValue() : null);
    }

    /** Returns a number of seconds, in any form that Prefect accepts. */
    public @Nullable Double seconds(String key) {
        return typed(key, "a number of seconds", value -> Durations.seconds(DocumentValue.of(value)));
    }

    /** Returns a boolean; the texts of templates that are {@code true} or {@code false} are read as such. */
    public @Nullable Boolean bool(String key) {
        return typed(
                key,
                "true or false",
                value -> value.isBoolean()
                        ? (Boolean) value.booleanValue()
                        : switch (value.asText("").toLowerCase(Locale.ROOT)) {
                            case "true" -> Boolean.TRUE;
                            case "false" -> Boolean.FALSE;
                            default -> null;
                        });
    }

    /** Returns an object as plain Java values; empty if absent. */
    public Map<String, @AllowNulls Object> map(String key) {
        Map<String, @Nullable Object> map = typed(key, "keys and values", Fields::plain);
        return map == null ? Map.of() : map;
    }

    /** Returns a list of objects as plain Java values; one object is read as a list; empty if absent. */
    public List<Map<String, @AllowNulls Object>> maps(String key) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (Fields item : objects(key)) {
            Map<String, @Nullable Object> map = plain(item.object);
            if (map != null) {
                maps.add(map);
            }
        }
        return maps;
    }

    /** Returns a list of texts; a text is read as a list, split at commas; empty if absent. */
    public List<String> texts(String key) {
        List<String> texts = typed(key, "a list of texts", value -> {
            List<String> items = new ArrayList<>();
            if (value.isTextual()) {
                for (String part : value.asText().split(",", -1)) {
                    items.add(part.strip());
                }
                return items;
            }
            boolean valid = value.isArray();
            for (JsonNode item : value) {
                valid &= item.isValueNode() && !item.isNull();
                items.add(item.asText());
            }
            return valid ? items : null;
        });
        return texts == null ? List.of() : texts;
    }

    /** Returns a reader of an object, or null if it is absent. */
    public @Nullable Fields object(String key) {
        JsonNode value = value(key);
        if (value != null && !value.isObject()) {
            problem(key, "is no object", "write keys and values");
            return null;
        }
        return value == null ? null : new Fields(value, path(key), problems);
    }

    /** Returns readers of the objects of a list; one object is read as a list; empty if absent. */
    public List<Fields> objects(String key) {
        JsonNode value = value(key);
        List<Fields> objects = new ArrayList<>();
        if (value == null) {
            return objects;
        }
        if (value.isObject()) {
            return value.isEmpty() ? objects : List.of(new Fields(value, path(key), problems));
        }
        if (!value.isArray()) {
            problem(key, "is no list", "write a list");
            return objects;
        }
        for (int i = 0; i < value.size(); i++) {
            objects.add(new Fields(value.get(i), DocumentPath.of(path(key), i), problems));
        }
        return objects;
    }

    /** Adds a problem for each member that was not read. */
    public void refuseOthers() {
        object.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                problem(key, "is unknown", "remove it, or use one of " + new TreeSet<>(read));
            }
        });
    }

    private <T> @Nullable T typed(String key, String type, Function<JsonNode, @Nullable T> conversion) {
        JsonNode value = value(key);
        if (value == null) {
            return null;
        }
        T converted = conversion.apply(value);
        if (converted == null) {
            problem(key, "is not " + type, "write " + type);
        }
        return converted;
    }

    private static @Nullable Map<String, @Nullable Object> plain(JsonNode value) {
        if (!value.isObject()) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        value.properties().forEach(entry -> map.put(entry.getKey(), DocumentValue.of(entry.getValue())));
        return map;
    }
}
