/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal.document;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.document.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check of plain Java values against the JSON schema of a flow's parameters or of a work pool's variables. It covers what Prefect's
 * schemas contain, reports no missing member, because servers combine values of several levels, and accepts templates, because
 * servers do. Immutable.
 */
public final class SchemaCheck {

    private static final int MAX_REFERENCES = 32;

    private final Map<?, ?> root;

    private SchemaCheck(Map<?, ?> root) {
        this.root = root;
    }

    /** Returns the check of a schema. */
    public static SchemaCheck of(Map<?, ?> schema) {
        return new SchemaCheck(schema);
    }

    /** Returns the problems of an object whose members the schema describes. */
    public List<Problem> check(String path, Map<String, ?> object) {
        List<Problem> problems = new ArrayList<>();
        object(path, root, object, 0, problems);
        return problems;
    }

    private void value(String path, Map<?, ?> unresolved, @Nullable Object value, int depth, List<Problem> problems) {
        if (depth > MAX_REFERENCES || (value instanceof String text && text.contains("{{"))) {
            return;
        }
        Map<?, ?> schema = resolved(unresolved);
        if (value == null && (schema.containsKey("default") || !schema.containsKey("type"))) {
            return;
        }
        alternatives(path, schema, value, depth, problems);
        if (!hasType(schema.get("type"), value)) {
            problems.add(new Problem(path, "is " + kind(value), "use " + wanted(schema.get("type"))));
            return;
        }
        if (schema.get("enum") instanceof List<?> allowed && allowed.stream().noneMatch(item -> same(item, value))) {
            problems.add(new Problem(path, "is not one of " + allowed, "use one of them"));
        }
        if (value instanceof Number number) {
            range(path, schema, new BigDecimal(number.toString()), problems);
        } else if (value instanceof Map<?, ?> map) {
            object(path, schema, map, depth, problems);
        } else if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < list.size(); i++) {
                value(DocumentPath.of(path, i), items, list.get(i), depth + 1, problems);
            }
        }
    }

    private void object(String path, Map<?, ?> schema, Map<?, ?> object, int depth, List<Problem> problems) {
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        object.forEach((key, value) -> {
            String member = DocumentPath.of(path, String.valueOf(key));
            if (properties.get(key) instanceof Map<?, ?> property) {
                value(member, property, value, depth + 1, problems);
            } else if (schema.get("additionalProperties") instanceof Map<?, ?> others) {
                value(member, others, value, depth + 1, problems);
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                problems.add(new Problem(member, "is unknown", "use one of " + properties.keySet()));
            }
        });
    }

    private void alternatives(
            String path, Map<?, ?> schema, @Nullable Object value, int depth, List<Problem> problems) {
        for (Object one : schema.get("allOf") instanceof List<?> all ? all : List.of()) {
            if (one instanceof Map<?, ?> part) {
                value(path, part, value, depth + 1, problems);
            }
        }
        Object any = schema.containsKey("anyOf") ? schema.get("anyOf") : schema.get("oneOf");
        if (any instanceof List<?> choices && !choices.isEmpty()) {
            boolean matches = choices.stream().anyMatch(choice -> {
                List<Problem> found = new ArrayList<>();
                if (choice instanceof Map<?, ?> part) {
                    value(path, part, value, depth + 1, found);
                }
                return found.isEmpty();
            });
            if (!matches) {
                problems.add(
                        new Problem(path, "is " + kind(value), "use a value that matches one of " + kinds(choices)));
            }
        }
    }

    private static List<String> kinds(List<?> choices) {
        return choices.stream()
                .map(choice -> choice instanceof Map<?, ?> part && part.get("type") != null
                        ? String.valueOf(part.get("type"))
                        : "a referenced schema")
                .toList();
    }

    private Map<?, ?> resolved(Map<?, ?> schema) {
        Map<?, ?> result = schema;
        for (int i = 0; i < MAX_REFERENCES && result.get("$ref") instanceof String reference; i++) {
            Object target = root;
            for (String part : reference.replaceFirst("^#/?", "").split("/", -1)) {
                target = target instanceof Map<?, ?> map ? map.get(part) : null;
            }
            result = target instanceof Map<?, ?> map ? map : Map.of();
        }
        return result;
    }

    private static void range(String path, Map<?, ?> schema, BigDecimal number, List<Problem> problems) {
        if (schema.get("minimum") instanceof Number min && number.compareTo(new BigDecimal(min.toString())) < 0) {
            problems.add(new Problem(path, "is less than " + min, "use a number of at least " + min));
        }
        if (schema.get("maximum") instanceof Number max && number.compareTo(new BigDecimal(max.toString())) > 0) {
            problems.add(new Problem(path, "is more than " + max, "use a number of at most " + max));
        }
        if (schema.get("exclusiveMinimum") instanceof Number min
                && number.compareTo(new BigDecimal(min.toString())) <= 0) {
            problems.add(new Problem(path, "is not more than " + min, "use a larger number"));
        }
    }

    private static boolean hasType(@Nullable Object type, @Nullable Object value) {
        if (type instanceof List<?> types) {
            return types.stream().anyMatch(one -> hasType(one, value));
        }
        if (!(type instanceof String name)) {
            return true;
        }
        return switch (name) {
            case "string" -> value instanceof String;
            case "integer" ->
                value instanceof Number number
                        && new BigDecimal(number.toString())
                                        .stripTrailingZeros()
                                        .scale()
                                <= 0;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "null" -> value == null;
            default -> true;
        };
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return (one instanceof Number a && other instanceof Number b)
                ? new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0
                : one == null ? other == null : one.equals(other);
    }

    private static String wanted(@Nullable Object type) {
        return type instanceof List<?> types ? "one of " + types : "the type " + type;
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof String
                ? "a string"
                : value instanceof Number
                        ? "a number"
                        : value instanceof Boolean ? "a boolean" : value instanceof Map ? "an object" : "an array";
    }
}
