/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The details of a state; immutable.
 *
 * @param flowRunId null until the state is written
 * @param scheduledTime the time at which the run is due, null if the state has none
 * @param others the members that differ from their defaults, and the scheduled time as text if it has an offset
 */
public record StateDetails(
        @Nullable String flowRunId, @Nullable Instant scheduledTime, Map<String, JsonNode> others) {
    private static final List<String> NAMES = List.of(
            "task_run_id",
            "child_flow_run_id",
            "cache_key",
            "cache_expiration",
            "untrackable_result",
            "pause_timeout",
            "pause_reschedule",
            "pause_key",
            "run_input_keyset",
            "refresh_cache",
            "retriable",
            "transition_id",
            "task_parameters_id");
    private static final List<String> NAMES_OF_3 =
            List.of("deferred", "traceparent", "deployment_concurrency_lease_id");
    private static final Set<String> SWITCHES = Set.of("untrackable_result", "pause_reschedule", "deferred");
    private static final Set<String> TIMES = Set.of("pause_timeout", "cache_expiration");

    /** Returns the details of a proposal; members that the release does not have are dropped. */
    public static StateDetails of(PrefectRelease release, JsonNode request) {
        Map<String, JsonNode> others = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : request.properties()) {
            String name = member.getKey();
            boolean exists = NAMES.contains(name) || (release == PrefectRelease.V3 && NAMES_OF_3.contains(name));
            if (exists && !member.getValue().isNull()) {
                Instant time = TIMES.contains(name) ? Times.parse(member.getValue()) : null;
                others.put(name, time == null ? member.getValue() : TextNode.valueOf(Times.text(release, time)));
            }
        }
        return new StateDetails(null, Times.parse(request.path("scheduled_time")), Map.copyOf(others));
    }

    /** Returns the details of a state that a schedule implies; its time keeps the offset of the schedule's zone. */
    public static StateDetails scheduled(ZonedDateTime time) {
        String text = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT)
                .format(time);
        boolean utc = time.getOffset().equals(ZoneOffset.UTC);
        return new StateDetails(
                null, time.toInstant(), utc ? Map.of() : Map.of("scheduled_time", TextNode.valueOf(text)));
    }

    /** Returns these details with the run that has the state. */
    public StateDetails of(@Nullable String runId) {
        return new StateDetails(runId, scheduledTime, others);
    }

    /** Returns these details with the task run that has the state. */
    public StateDetails ofTask(String taskRunId) {
        return with("task_run_id", taskRunId);
    }

    /** Returns these details with a member. */
    public StateDetails with(String name, String value) {
        Map<String, JsonNode> rest = new HashMap<>(others);
        rest.put(name, TextNode.valueOf(value));
        return new StateDetails(flowRunId, scheduledTime, Map.copyOf(rest));
    }

    /** Returns these details with another scheduled time. */
    public StateDetails at(@Nullable Instant time) {
        Map<String, JsonNode> rest = new HashMap<>(others);
        rest.remove("scheduled_time");
        return new StateDetails(flowRunId, time, Map.copyOf(rest));
    }

    /** Returns a member other than the run and the scheduled time; a missing node if it has its default. */
    public JsonNode other(String name) {
        return others.getOrDefault(name, MissingNode.getInstance());
    }

    ObjectNode toJson(PrefectRelease release) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("flow_run_id", flowRunId);
        json.put("scheduled_time", scheduledTime == null ? null : Times.text(release, scheduledTime));
        if (others.containsKey("scheduled_time")) {
            json.set("scheduled_time", others.get("scheduled_time"));
        }
        NAMES.forEach(name -> json.set(name, shown(name)));
        if (release == PrefectRelease.V3) {
            NAMES_OF_3.forEach(name -> json.set(name, shown(name)));
        }
        return json;
    }

    private JsonNode shown(String name) {
        JsonNode unset = SWITCHES.contains(name) ? BooleanNode.FALSE : NullNode.getInstance();
        return others.getOrDefault(name, unset);
    }
}
