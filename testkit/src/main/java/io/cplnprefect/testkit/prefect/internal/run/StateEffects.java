/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.state.StateType;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a written state changes on its run: times, counts, and the retry and pause marks of its policy. */
public final class StateEffects {
    private StateEffects() {}

    public static void apply(
            PrefectRelease release, ObjectNode run, @Nullable ObjectNode from, ObjectNode to, boolean orchestrated) {
        StateType type = StateType.valueOf(to.path("type").asText());
        StateType before =
                from == null ? null : StateType.valueOf(from.path("type").asText());
        ObjectNode policy = (ObjectNode) run.get("empirical_policy");
        if (orchestrated && before != null) {
            policyBefore(release, run, policy, before, type, to);
        }
        times(release, run, before, type, to);
        if (from != null && before == StateType.RUNNING) {
            double ran = seconds(from, to);
            run.put("total_run_time", run.path("total_run_time").asDouble() + ran);
        }
        if (orchestrated && before == StateType.PAUSED) {
            // A resumed run goes on with the attempt that was paused.
            policy.put("resuming", true);
        } else {
            count(run, policy, type);
        }
        if (orchestrated && type == StateType.PAUSED) {
            JsonNode key = to.path("state_details").path("pause_key");
            policy.withArray("pause_keys").add(key.asText(UUID.randomUUID().toString()));
        }
    }

    private static void policyBefore(
            PrefectRelease release, ObjectNode run, ObjectNode policy, StateType before, StateType type, JsonNode to) {
        if (before.isFinal() && !type.isFinal()) {
            resetPauses(policy);
            policy.set(
                    "retry_type",
                    type == StateType.SCHEDULED
                            ? JsonNodeFactory.instance.textNode("reschedule")
                            : NullNode.getInstance());
        }
        if (before != StateType.RUNNING) {
            return;
        }
        boolean retries = type == StateType.SCHEDULED
                && to.path("name").asText().equals("AwaitingRetry")
                && run.path("run_count").asInt() <= policy.path("retries").asInt(-1);
        if (retries) {
            resetPauses(policy);
            policy.put("retry_type", "in_process");
        } else if (type == StateType.FAILED && release == PrefectRelease.V3) {
            policy.putNull("retry_type");
        }
    }

    private static void resetPauses(ObjectNode policy) {
        policy.put("resuming", false);
        policy.putArray("pause_keys");
    }

    private static void times(
            PrefectRelease release, ObjectNode run, @Nullable StateType before, StateType type, JsonNode to) {
        JsonNode timestamp = to.path("timestamp");
        JsonNode scheduled = to.path("state_details").path("scheduled_time");
        if (type == StateType.RUNNING && !run.hasNonNull("start_time")) {
            run.set("start_time", timestamp);
        }
        if (before != null && before.isFinal() && !type.isFinal()) {
            run.putNull("end_time");
        }
        // 3.6.14 and later give times also to runs that ended before they began.
        boolean ends = release == PrefectRelease.V3 || run.hasNonNull("start_time");
        if (type.isFinal() && !run.hasNonNull("end_time") && ends) {
            if (!run.hasNonNull("start_time")) {
                run.set("start_time", timestamp);
            }
            run.set("end_time", timestamp);
        }
        if (!run.hasNonNull("expected_start_time")) {
            run.set("expected_start_time", type == StateType.SCHEDULED ? scheduled : timestamp);
        }
        if (type == StateType.SCHEDULED) {
            run.set("next_scheduled_start_time", scheduled);
        } else if (before == StateType.SCHEDULED) {
            run.putNull("next_scheduled_start_time");
        }
    }

    private static void count(ObjectNode run, ObjectNode policy, StateType type) {
        boolean resuming = policy.path("resuming").asBoolean();
        if (type == StateType.RUNNING && !resuming) {
            run.put("run_count", run.path("run_count").asInt() + 1);
        }
        if (resuming && (type == StateType.RUNNING || type.isFinal())) {
            policy.put("resuming", false);
        }
    }

    private static double seconds(JsonNode from, JsonNode to) {
        Instant start = Times.parse(from.path("timestamp"));
        Instant end = Times.parse(to.path("timestamp"));
        return start == null || end == null ? 0 : FlowRuns.seconds(start, end);
    }
}
