/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions of a field of a filter, compiled to a predicate. */
final class FilterCondition {
    private FilterCondition() {}

    /**
     * Returns the predicate of the conditions of one field, joined by their operator.
     *
     * @param attribute the attribute that a condition reads
     */
    static Predicate<Attributes> of(JsonNode conditions, Function<String, String> attribute) {
        List<Predicate<Attributes>> predicates = new ArrayList<>();
        for (Map.Entry<String, JsonNode> condition : conditions.properties()) {
            if (!condition.getKey().equals("operator") && !condition.getValue().isNull()) {
                Predicate<@Nullable Object> predicate = of(condition.getKey(), condition.getValue());
                String read = attribute.apply(condition.getKey());
                predicates.add(object -> predicate.test(object.attribute(read)));
            }
        }
        return join(conditions, predicates);
    }

    /** Returns the conjunction of predicates, or their disjunction if the filter's operator is {@code or_}. */
    static <T extends @Nullable Object> Predicate<T> join(JsonNode filter, List<Predicate<T>> predicates) {
        if (predicates.size() == 1) {
            return predicates.get(0);
        }
        if (predicates.isEmpty()) {
            return value -> true;
        }
        return isDisjunction(filter)
                ? value -> predicates.stream().anyMatch(predicate -> predicate.test(value))
                : value -> predicates.stream().allMatch(predicate -> predicate.test(value));
    }

    static boolean isDisjunction(JsonNode filter) {
        return filter.path("operator").asText().equals("or_");
    }

    private static Predicate<@Nullable Object> of(String condition, JsonNode operand) {
        return switch (condition) {
            case "any_", "id_", "type_" -> any(texts(operand));
            case "not_any_" -> notAny(texts(operand));
            case "all_" -> all(texts(operand));
            case "like_" -> like(operand.asText());
            case "query" -> contains(TextQuery.of(operand.asText()));
            case "startswith_" -> startsWith(texts(operand));
            case "exists_" -> isNull(!operand.asBoolean());
            case "is_null_" -> isNull(operand.asBoolean());
            case "eq_" -> value -> value != null && value.toString().equals(operand.asText());
            case "ge_" -> value -> value instanceof Double number && number >= operand.asDouble();
            case "le_" -> value -> value instanceof Double number && number <= operand.asDouble();
            case "before_" -> onSide(-1, Times.parse(operand));
            case "after_" -> onSide(1, Times.parse(operand));
            default -> throw new IllegalStateException("Unknown condition " + condition);
        };
    }

    private static Predicate<@Nullable Object> any(Set<String> operand) {
        return value -> value instanceof Collection<?> items
                ? items.stream().anyMatch(operand::contains)
                : value != null && operand.contains(value.toString());
    }

    private static Predicate<@Nullable Object> notAny(Set<String> operand) {
        return value -> value != null && !operand.contains(value.toString());
    }

    private static Predicate<@Nullable Object> all(Set<String> operand) {
        return value -> value instanceof Collection<?> items && items.containsAll(operand);
    }

    private static Predicate<@Nullable Object> startsWith(Set<String> operand) {
        return value -> value != null && operand.stream().anyMatch(value.toString()::startsWith);
    }

    private static Predicate<@Nullable Object> contains(TextQuery query) {
        return value -> value != null && query.matches(value.toString());
    }

    private static Predicate<@Nullable Object> isNull(boolean operand) {
        return value -> operand == (value == null || (value instanceof Collection<?> items && items.isEmpty()));
    }

    /** Returns the predicate of times on one side of a limit, which is included. */
    private static Predicate<@Nullable Object> onSide(int side, @Nullable Instant limit) {
        return value -> {
            Instant time = value instanceof String text ? Times.parse(text) : (Instant) value;
            return time != null && limit != null && Integer.signum(time.compareTo(limit)) != -side;
        };
    }

    /** Returns the predicate of SQL's case-insensitive "contains", in which {@code %} and {@code _} are wildcards. */
    private static Predicate<@Nullable Object> like(String text) {
        StringBuilder pattern = new StringBuilder(".*");
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            pattern.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern compiled = Pattern.compile(pattern + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return value -> value instanceof Collection<?> items
                ? items.stream()
                        .anyMatch(item -> compiled.matcher(item.toString()).matches())
                : value != null && compiled.matcher(value.toString()).matches();
    }

    static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
