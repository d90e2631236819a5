/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.state.StateType;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of Prefect's filter objects: the fields it may name and the conditions that each of them knows.
 *
 * <p>Unknown keys inside a filter are refused, a null condition is as if absent. Conditions are joined by
 * {@code operator}, {@code and_} unless told otherwise.
 */
public final class FilterClass {
    public static final FilterClass FLOWS = new FilterClass()
            .field("id", "any_ not_any_@3")
            .field("name", "any_ like_")
            .field("tags", "operator all_ is_null_");
    public static final FilterClass FLOW_RUNS = new FilterClass()
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
            .field("start_time", "before_ after_ is_null_")
            .field("end_time", "before_@3 after_@3 is_null_@3")
            .field("expected_start_time", "before_ after_")
            .field("next_scheduled_start_time", "before_ after_")
            .field("parent_task_run_id", "operator any_ is_null_")
            .field("idempotency_key", "any_ not_any_");
    public static final FilterClass DEPLOYMENTS = new FilterClass()
            .field("id", "any_ not_any_@3")
            .field("name", "any_ like_")
            .field("paused", "eq_")
            .field("is_schedule_active", "eq_@2")
            .field("tags", "operator all_ any_@3 is_null_")
            .field("work_queue_name", "any_")
            .field("concurrency_limit", "ge_@3 le_@3 is_null_@3");
    public static final FilterClass WORK_POOLS =
            new FilterClass().field("id", "any_").field("name", "any_").field("type", "any_");
    public static final FilterClass WORK_QUEUES =
            new FilterClass().field("id", "any_").field("name", "any_ startswith_");
    public static final FilterClass WORKERS = new FilterClass()
            .field("last_heartbeat_time", "before_ after_")
            .enumeration("status", "status", List.of("ONLINE", "OFFLINE"), "any_ not_any_");
    public static final FilterClass LOGS = new FilterClass()
            .field("level", "ge_ le_")
            .field("timestamp", "before_ after_")
            .field("flow_run_id", "any_")
            .field("task_run_id", "any_ is_null_@3");

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, FilterClass> nested = new LinkedHashMap<>();

    /** A field of the filter, the property it looks at, its conditions, and its only values if it is an enumeration. */
    private record Field(String property, List<String> conditions, List<String> members) {
        boolean knows(PrefectRelease release, String condition) {
            return conditions.contains(condition)
                    || conditions.contains(condition + (release == PrefectRelease.V3 ? "@3" : "@2"));
        }
    }

    private FilterClass field(String name, String conditions) {
        return field(name, name, conditions);
    }

    private FilterClass field(String name, String property, String conditions) {
        return enumeration(name, property, List.of(), conditions);
    }

    private FilterClass enumeration(String name, String property, List<String> members, String conditions) {
        fields.put(name, new Field(property, Arrays.asList(conditions.split(" ", -1)), members));
        return this;
    }

    private FilterClass nested(String name, FilterClass inner) {
        nested.put(name, inner);
        return this;
    }

    public void check(PrefectRelease release, JsonNode filter, Location place, ValidationErrors errors) {
        for (Map.Entry<String, JsonNode> part : filter.properties()) {
            Location here = place.child(part.getKey());
            Field field = fields.get(part.getKey());
            FilterClass inner = nested.get(part.getKey());
            if (inner != null) {
                inner.check(release, part.getValue(), here, errors);
            } else if (field != null) {
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
            if (!field.knows(release, condition.getKey())) {
                errors.extra(here, value);
            } else if (condition.getKey().matches("(not_)?(any|all)_") && !value.isNull()) {
                if (!value.isArray()) {
                    errors.notList(here, value);
                }
                for (int i = 0; !field.members().isEmpty() && i < value.size(); i++) {
                    if (!field.members().contains(value.get(i).asText())) {
                        errors.notAmong(here.child(i), value.get(i), field.members());
                    }
                }
            }
        }
    }

    public boolean matches(JsonNode filter, JsonNode object) {
        List<Boolean> results = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : filter.properties()) {
            Field field = fields.get(part.getKey());
            FilterClass inner = nested.get(part.getKey());
            if (inner != null && !part.getValue().isNull()) {
                results.add(inner.matches(part.getValue(), object));
            } else if (field != null && !part.getValue().isNull()) {
                results.add(FilterCondition.all(part.getValue(), object.path(field.property())));
            }
        }
        return FilterCondition.join(filter, results);
    }
}
