/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that a request body may have; any other is refused.
 *
 * <p>A field is written {@code name:kind}; {@code name!} is required, {@code name@2} exists in 2.20 only and
 * {@code name@3} in 3.x only.
 */
final class RequestModel {
    // Stands first: the models below are made with it.
    private static final Pattern FIELD = Pattern.compile("(\\w+)(!?)(?:@([23]))?:(\\w+)");

    static final RequestModel FLOW_CREATE = of("name!:name", "tags:list", "labels@3:object");
    static final RequestModel FLOW_UPDATE = of("tags:list");

    private static final String[] DEPLOYMENT = {
        "version:text",
        "description:text",
        "path:text",
        "entrypoint:text",
        "tags:list",
        "paused:any",
        "is_schedule_active@2:any",
        "schedule@2:any",
        "manifest_path@2:text",
        "schedules:list",
        "parameters:object",
        "enforce_parameter_schema:any",
        "work_pool_name:text",
        "work_queue_name:text",
        "job_variables:object",
        "infra_overrides@2:object",
        "storage_document_id:uuid",
        "infrastructure_document_id:uuid",
        "concurrency_limit@3:int",
        "concurrency_options@3:object",
        "global_concurrency_limit_id@3:uuid",
        "version_info@3:object"
    };
    static final RequestModel DEPLOYMENT_CREATE = of(join(
            DEPLOYMENT,
            "name!:text",
            "flow_id!:uuid",
            "parameter_openapi_schema:object",
            "pull_steps:list",
            "labels@3:object"));
    static final RequestModel DEPLOYMENT_UPDATE =
            of(join(DEPLOYMENT, "parameter_openapi_schema@3:object", "pull_steps@3:list"));

    static final RequestModel STATE_CREATE = of(
            "type!:state_type",
            "name:text",
            "message:text",
            "data:any",
            "state_details:object",
            "timestamp@2:any",
            "id@2:any");

    static final RequestModel FLOW_RUN_CREATE = of(
            "state:state",
            "name:text",
            "flow_id!:uuid",
            "flow_version:text",
            "parameters:object",
            "context:object",
            "parent_task_run_id:uuid",
            "infrastructure_document_id:uuid",
            "empirical_policy:object",
            "tags:list",
            "idempotency_key:text",
            "deployment_id:uuid",
            "labels@3:object",
            "work_pool_name@3:text",
            "work_queue_name@3:text",
            "job_variables@3:object");
    static final RequestModel DEPLOYMENT_FLOW_RUN_CREATE = of(
            "state:state",
            "name:text",
            "parameters:object",
            "enforce_parameter_schema:any",
            "context:object",
            "infrastructure_document_id:uuid",
            "empirical_policy:object",
            "tags:list",
            "idempotency_key:text",
            "parent_task_run_id:uuid",
            "work_queue_name:text",
            "job_variables:object",
            "labels@3:object");
    static final RequestModel FLOW_RUN_UPDATE = of(
            "name:text",
            "flow_version:text",
            "parameters:object",
            "empirical_policy:object",
            "tags:list",
            "infrastructure_pid:text",
            "job_variables:object");
    static final RequestModel SET_STATE = open("state!:state", "force:any");

    static final RequestModel WORK_POOL_CREATE = of(
            "name!:name",
            "description:text",
            "type:text",
            "base_job_template:template",
            "is_paused:any",
            "concurrency_limit:size",
            "storage_configuration@3:object");
    static final RequestModel WORK_POOL_UPDATE = of(
            "description:text",
            "is_paused:any",
            "base_job_template:template",
            "concurrency_limit:size",
            "storage_configuration@3:object");
    static final RequestModel WORK_QUEUE_CREATE = of(
            "name!:name",
            "description:text",
            "is_paused:any",
            "concurrency_limit:size",
            "priority:position",
            "filter:object");
    static final RequestModel WORK_QUEUE_UPDATE = of(
            "name:name",
            "description:text",
            "is_paused:any",
            "concurrency_limit:size",
            "priority:position",
            "last_polled:time",
            "filter:object");
    static final RequestModel HEARTBEAT = open("name!:text", "heartbeat_interval_seconds:int");
    static final RequestModel LOG_CREATE =
            of("name!:text", "level!:int", "message!:text", "timestamp!:time", "flow_run_id:uuid", "task_run_id:uuid");

    private final List<Field> fields;
    private final boolean open;

    private record Field(String name, boolean required, String only, String kind) {
        boolean existsIn(PrefectRelease release) {
            return only.isEmpty() || only.equals(release == PrefectRelease.V3 ? "3" : "2");
        }
    }

    private RequestModel(boolean open, String... fields) {
        this.open = open;
        this.fields = Arrays.stream(fields).map(RequestModel::field).toList();
    }

    private static RequestModel of(String... fields) {
        return new RequestModel(false, fields);
    }

    /** Makes the model of a body with several named parts, which ignores what it does not know. */
    private static RequestModel open(String... fields) {
        return new RequestModel(true, fields);
    }

    void check(PrefectRelease release, JsonNode value, Location place, Problems problems) {
        if (value.isMissingNode() && !open) {
            problems.missing(place, null);
            return;
        }
        if (!value.isObject() && !open) {
            problems.notObject(place, value);
            return;
        }
        for (Field field : fields) {
            JsonNode part = value.path(field.name());
            if (field.required() && part.isMissingNode()) {
                problems.missing(place.child(field.name()), open ? null : value);
            } else if (field.existsIn(release) && (field.required() || !part.isNull()) && !part.isMissingNode()) {
                check(release, field.kind(), part, place.child(field.name()), problems);
            }
        }
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            if (!open
                    && fields.stream()
                            .noneMatch(f -> f.existsIn(release) && f.name().equals(part.getKey()))) {
                problems.extra(place.child(part.getKey()), part.getValue());
            }
        }
    }

    private static void check(PrefectRelease release, String kind, JsonNode value, Location place, Problems problems) {
        boolean v3 = release == PrefectRelease.V3;
        switch (kind) {
            case "text" -> checkText(v3, value, place, problems);
            case "name" -> checkName(v3, value, place, problems);
            case "uuid" -> {
                if (!isUuid(value.asText())) {
                    problems.badUuid(place, value);
                }
            }
            case "int" -> checkInteger(v3, value, place, problems);
            case "size" -> {
                checkInteger(v3, value, place, problems);
                if (value.isNumber() && value.asInt() < 0) {
                    problems.negative(place, value);
                }
            }
            case "position" -> {
                checkInteger(v3, value, place, problems);
                if (value.isNumber() && value.asInt() < 1) {
                    problems.notPositive(place, value);
                }
            }
            case "list" -> {
                if (!value.isArray()) {
                    problems.notList(place, value);
                }
            }
            case "object" -> {
                if (!value.isObject()) {
                    problems.notObject(place, value);
                }
            }
            case "time" -> {
                if (Times.parse(value) == null) {
                    problems.notTime(place, value);
                }
            }
            case "state" -> STATE_CREATE.check(release, value, place, problems);
            case "state_type" -> {
                if (!StateType.NAMES.contains(value.asText())) {
                    problems.notAmong(place, value, StateType.NAMES);
                }
            }
            case "template" -> JobTemplate.check(value, place, problems);
            default -> {
                // Any JSON will do.
            }
        }
    }

    /** Tells whether a text is a UUID in its long form. */
    static boolean isUuid(String text) {
        try {
            return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkText(boolean v3, JsonNode value, Location place, Problems problems) {
        // pydantic 1 turns numbers into text, pydantic 2 does not.
        if (!value.isTextual() && (v3 || value.isContainerNode() || value.isNull())) {
            problems.notText(place, value);
        }
    }

    private static void checkName(boolean v3, JsonNode value, Location place, Problems problems) {
        checkText(v3, value, place, problems);
        String name = value.asText();
        if (value.isTextual() && (name.chars().anyMatch(c -> "/%&><".indexOf(c) >= 0) || (v3 && name.isEmpty()))) {
            problems.badName(place, value);
        }
    }

    private static void checkInteger(boolean v3, JsonNode value, Location place, Problems problems) {
        boolean fraction = value.isNumber() && value.asDouble() != Math.rint(value.asDouble());
        boolean text = value.isTextual() && !value.asText().strip().matches("[+-]?\\d+");
        if ((fraction && v3) || text || value.isContainerNode() || value.isNull()) {
            problems.notInteger(place, value);
        }
    }

    private static Field field(String text) {
        Matcher matcher = FIELD.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a field: " + text);
        }
        String only = matcher.group(3);
        return new Field(matcher.group(1), !matcher.group(2).isEmpty(), only == null ? "" : only, matcher.group(4));
    }

    private static String[] join(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
