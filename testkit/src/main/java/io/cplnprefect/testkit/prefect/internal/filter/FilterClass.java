/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of Prefect's filter objects: its fields and the conditions that each of them allows.
 *
 * <p>Unknown keys inside a filter are refused; a null condition is ignored. Conditions are joined by {@code operator},
 * {@code and_} by default.
 */
final class FilterClass {
    static final FilterClass FLOWS = new FilterClass()
            .field("id", "any_ not_any_@3")
            .field("name", "any_ like_")
            .field("tags", "operator all_ is_null_")
            .field("deployment", "operator is_null_");
    static final FilterClass FLOW_RUNS = new FilterClass()
            .field("id", "any_ not_any_")
            .field("name", "any_ like_")
            .field("tags", "operator all_ any_@3 is_null_")
            .field("deployment_id", "operator any_ is_null_")
            .field("work_queue_name", "operator any_ is_null_")
            .nested(
                    "state",
                    new FilterClass()
                            .enumeration("type", "state_type", StateType.NAMES, "any_ not_any_@3")
                            .field("name", "state_name", "any_ not_any_@3"))
            .field("flow_version", "any_")
            .field(
                    "start_time",
                    "before_@2 after_@2 before_=start_time_or_expected@3 after_=start_time_or_expected@3 is_null_")
            .field("end_time", "before_@3 after_@3 is_null_@3")
            .field("expected_start_time", "before_ after_")
            .field("next_scheduled_start_time", "before_ after_")
            .field("parent_flow_run_id", "operator any_")
            .field("parent_task_run_id", "operator any_ is_null_")
            .field("idempotency_key", "any_ not_any_")
            .field("created_by", "operator@3 id_=created_by_id@3 type_=created_by_type@3 is_null_=created_by_type@3");
    static final FilterClass TASK_RUNS = new FilterClass()
            .field("id", "any_")
            .field("name", "any_ like_")
            .field("tags", "operator all_ is_null_")
            .nested(
                    "state",
                    new FilterClass()
                            .enumeration("type", "state_type", StateType.NAMES, "any_ not_any_@3")
                            .field("name", "state_name", "any_ not_any_@3"))
            .field("start_time", "before_ after_ is_null_")
            .field("end_time", "before_@3 after_@3 is_null_@3")
            .field("expected_start_time", "before_ after_")
            .field("flow_run_id", "operator any_ is_null_")
            .field("subflow_runs", "exists_");
    static final FilterClass DEPLOYMENTS = new FilterClass()
            .field("id", "any_ not_any_@3")
            .field("name", "any_ like_")
            .field("flow_or_deployment_name", "like_@3")
            .field("paused", "eq_")
            .field("is_schedule_active", "eq_@2")
            .field("tags", "operator all_ any_@3 is_null_")
            .field("work_queue_name", "any_")
            .field("concurrency_limit", "ge_@3 le_@3 is_null_@3");
    static final FilterClass WORK_POOLS =
            new FilterClass().field("id", "any_").field("name", "any_").field("type", "any_");
    static final FilterClass WORK_QUEUES = new FilterClass().field("id", "any_").field("name", "any_ startswith_");
    static final FilterClass WORKERS = new FilterClass()
            .field("last_heartbeat_time", "before_ after_")
            .enumeration("status", "status", List.of("ONLINE", "OFFLINE"), "any_ not_any_");
    static final FilterClass LOGS = new FilterClass()
            .field("level", "ge_ le_")
            .field("timestamp", "before_ after_")
            .field("flow_run_id", "any_")
            .field("task_run_id", "any_ is_null_@3")
            .field("text", "query@3");
    private static final int LONGEST_QUERY = 200;

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, FilterClass> nested = new LinkedHashMap<>();

    /** A field of the filter: its conditions, and its values if it is an enumeration. */
    private record Field(List<Condition> conditions, List<String> members) {
        boolean existsIn(PrefectRelease release) {
            return conditions.stream().anyMatch(condition -> condition.existsIn(release));
        }

        /** Returns a condition of a release, or null. */
        @Nullable
        Condition condition(PrefectRelease release, String name) {
            return conditions.stream()
                    .filter(condition -> condition.name().equals(name) && condition.existsIn(release))
                    .findAny()
                    .orElse(null);
        }

        String attribute(PrefectRelease release, String name) {
            return Objects.requireNonNull(condition(release, name)).attribute();
        }
    }

    /**
     * A condition of a field, written {@code name=attribute@release}.
     *
     * @param attribute what it reads, by default the attribute of the field
     * @param only the only generation that has it, or the empty text
     */
    private record Condition(String name, String attribute, String only) {
        private static final Pattern FORM = Pattern.compile("(\\w+)(?:=(\\w+))?(?:@([23]))?");

        static Condition of(String text, String attributeOfField) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("Invalid condition '" + text + "': expected name=attribute@release");
            }
            String attribute = parts.group(2) == null ? attributeOfField : parts.group(2);
            return new Condition(parts.group(1), attribute, parts.group(3) == null ? "" : parts.group(3));
        }

        boolean existsIn(PrefectRelease release) {
            return only.isEmpty() || only.equals(release == PrefectRelease.V3 ? "3" : "2");
        }

        boolean isOnId() {
            return attribute.equals("id") || attribute.endsWith("_id");
        }
    }

    FilterClass field(String name, String conditions) {
        return field(name, name, conditions);
    }

    FilterClass field(String name, String attribute, String conditions) {
        return enumeration(name, attribute, List.of(), conditions);
    }

    FilterClass enumeration(String name, String attribute, List<String> members, String conditions) {
        List<Condition> parsed = Arrays.stream(conditions.split(" ", -1))
                .map(condition -> Condition.of(condition, attribute))
                .toList();
        fields.put(name, new Field(parsed, members));
        return this;
    }

    FilterClass nested(String name, FilterClass inner) {
        nested.put(name, inner);
        return this;
    }

    /** Adds what is wrong with a filter. */
    void check(PrefectRelease release, JsonNode filter, Location place, ValidationErrors errors) {
        for (Map.Entry<String, JsonNode> part : filter.properties()) {
            Location here = place.child(part.getKey());
            Field field = fields.get(part.getKey());
            FilterClass inner = nested.get(part.getKey());
            if (inner != null) {
                inner.check(release, part.getValue(), here, errors);
            } else if (field != null && field.existsIn(release)) {
                check(release, field, part.getValue(), here, errors);
            } else if (!part.getKey().equals("operator")) {
                errors.extra(here, part.getValue());
            }
        }
    }

    private static void check(
            PrefectRelease release, Field field, JsonNode conditions, Location place, ValidationErrors errors) {
        for (Map.Entry<String, JsonNode> condition : conditions.properties()) {
            Location here = place.child(condition.getKey());
            JsonNode value = condition.getValue();
            Condition declared = field.condition(release, condition.getKey());
            if (declared == null) {
                errors.extra(here, value);
            } else if (declared.name().equals("query")) {
                checkQuery(value, here, errors);
            } else if (condition.getKey().matches("before_|after_") && !value.isNull()) {
                if (Times.parse(value) == null) {
                    errors.notTime(here, value);
                }
            } else if (condition.getKey().matches("[gl]e_") && !value.isNull()) {
                if (!value.isNumber() && !value.asText().matches("[+-]?\\d+")) {
                    errors.notInteger(here, value);
                }
            } else if (condition.getKey().matches("((not_)?any|all|id|type)_") && !value.isNull()) {
                if (!value.isArray()) {
                    errors.notList(here, value);
                }
                for (int i = 0; declared.isOnId() && i < value.size(); i++) {
                    if (!Uuids.isUuid(value.get(i).asText())) {
                        errors.badUuid(here.child(i), value.get(i));
                    }
                }
                for (int i = 0; !field.members().isEmpty() && i < value.size(); i++) {
                    if (!field.members().contains(value.get(i).asText())) {
                        errors.notAmong(here.child(i), value.get(i), field.members());
                    }
                }
            }
        }
        if (field.condition(release, "query") != null && conditions.isObject() && !conditions.has("query")) {
            errors.missing(place.child("query"), conditions);
        }
    }

    private static void checkQuery(JsonNode query, Location place, ValidationErrors errors) {
        if (!query.isTextual()) {
            errors.notText(place, query);
        } else if (query.asText().length() > LONGEST_QUERY) {
            errors.tooLong(place, query, LONGEST_QUERY, "string_too_long");
        }
    }

    /** Returns the predicate of a filter that was checked. */
    Predicate<Attributes> compile(PrefectRelease release, JsonNode filter) {
        List<Predicate<Attributes>> predicates = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : filter.properties()) {
            Field field = fields.get(part.getKey());
            FilterClass inner = nested.get(part.getKey());
            if (inner != null && !part.getValue().isNull()) {
                predicates.add(inner.compile(release, part.getValue()));
            } else if (field != null && !part.getValue().isNull()) {
                predicates.add(FilterCondition.of(part.getValue(), name -> field.attribute(release, name)));
            }
        }
        return FilterCondition.join(filter, predicates);
    }
}
