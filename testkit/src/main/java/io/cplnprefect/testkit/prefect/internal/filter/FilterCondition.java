/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The conditions that a filter may put on one property. */
public final class FilterCondition {
    private FilterCondition() {}

    /** Tells whether a property meets the conditions, joined by their operator. */
    public static boolean all(JsonNode conditions, JsonNode property) {
        List<Boolean> results = new ArrayList<>();
        for (Map.Entry<String, JsonNode> condition : conditions.properties()) {
            if (!condition.getKey().equals("operator") && !condition.getValue().isNull()) {
                results.add(holds(condition.getKey(), condition.getValue(), property));
            }
        }
        return join(conditions, results);
    }

    public static boolean join(JsonNode filter, List<Boolean> results) {
        boolean or = filter.path("operator").asText().equals("or_");
        return results.isEmpty() || (or ? results.contains(true) : !results.contains(false));
    }

    private static boolean holds(String condition, JsonNode wanted, JsonNode property) {
        return switch (condition) {
            case "any_" ->
                property.isArray()
                        ? texts(property).stream().anyMatch(texts(wanted)::contains)
                        : !property.isNull() && texts(wanted).contains(property.asText());
            case "not_any_" -> !texts(wanted).contains(property.asText());
            case "all_" -> texts(property).containsAll(texts(wanted));
            case "like_" -> like(wanted.asText()).matcher(property.asText()).matches();
            case "startswith_" -> texts(wanted).stream().anyMatch(property.asText()::startsWith);
            case "is_null_" -> wanted.asBoolean() == (property.isNull() || (property.isArray() && property.isEmpty()));
            case "eq_" -> property.equals(wanted);
            case "ge_" -> property.isNumber() && property.asDouble() >= wanted.asDouble();
            case "le_" -> property.isNumber() && property.asDouble() <= wanted.asDouble();
            case "before_" -> order(property, wanted, -1);
            case "after_" -> order(property, wanted, 1);
            default -> throw new IllegalStateException("No such condition: " + condition);
        };
    }

    /** Tells whether a time lies on one side of a limit; the limit itself belongs to it. */
    private static boolean order(JsonNode property, JsonNode limit, int side) {
        Instant time = Times.parse(property);
        Instant bound = Times.parse(limit);
        return time != null && bound != null && Integer.signum(time.compareTo(bound)) != -side;
    }

    /** Makes SQL's case-insensitive "contains", in which {@code %} and {@code _} stay wildcards. */
    private static Pattern like(String text) {
        StringBuilder pattern = new StringBuilder(".*");
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            pattern.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(pattern + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
