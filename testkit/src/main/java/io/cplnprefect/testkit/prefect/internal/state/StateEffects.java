/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The changes of a flow run that follow from a new state: times, counts, and the marks of its policy. */
public final class StateEffects {
    private StateEffects() {}

    /**
     * Changes a run whose new state is not yet part of its history.
     *
     * @param orchestrated whether the rules were applied, which changes the policy
     */
    public static void apply(PrefectRelease release, FlowRun run, State to, boolean orchestrated) {
        State from = run.state();
        if (orchestrated && from != null) {
            changePolicy(release, run, from.type(), to);
        }
        changeTimes(release, run, from == null ? null : from.type(), to);
        if (from != null && from.type() == StateType.RUNNING) {
            run.totalRunTime += seconds(from.timestamp(), to.timestamp());
        }
        if (orchestrated && from != null && from.type() == StateType.PAUSED) {
            // A resumed run continues the attempt that was paused.
            run.setPolicy("resuming", BooleanNode.TRUE);
        } else {
            count(run, to.type());
        }
        if (orchestrated && to.type() == StateType.PAUSED) {
            JsonNode key = to.details().other("pause_key");
            ArrayNode keys = JsonNodeFactory.instance.arrayNode();
            run.policy.path("pause_keys").forEach(keys::add);
            keys.add(key.asText(UUID.randomUUID().toString()));
            run.setPolicy("pause_keys", keys);
        }
    }

    /** Returns the seconds between two times. */
    public static double seconds(Instant from, Instant to) {
        return ChronoUnit.MICROS.between(from, to) / 1e6;
    }

    private static void changePolicy(PrefectRelease release, FlowRun run, StateType before, State to) {
        StateType type = to.type();
        if (before.isFinal() && !type.isFinal()) {
            resetPauses(run);
            run.setPolicy("retry_type", type == StateType.SCHEDULED ? TextNode.valueOf("reschedule") : FlowRun.NULL);
        }
        if (before != StateType.RUNNING) {
            return;
        }
        boolean retries = type == StateType.SCHEDULED
                && to.name().equals("AwaitingRetry")
                && run.runCount <= run.policy.path("retries").asInt(-1);
        if (retries) {
            resetPauses(run);
            run.setPolicy("retry_type", TextNode.valueOf("in_process"));
        } else if (type == StateType.FAILED && release == PrefectRelease.V3) {
            run.setPolicy("retry_type", FlowRun.NULL);
        }
    }

    private static void resetPauses(FlowRun run) {
        run.setPolicy("resuming", BooleanNode.FALSE);
        run.setPolicy("pause_keys", JsonNodeFactory.instance.arrayNode());
    }

    private static void changeTimes(PrefectRelease release, FlowRun run, @Nullable StateType before, State to) {
        StateType type = to.type();
        if (type == StateType.RUNNING && run.startTime == null) {
            run.startTime = to.timestamp();
        }
        if (before != null && before.isFinal() && !type.isFinal()) {
            run.endTime = null;
        }
        // Since 3.6.14 runs that end before they begin have times, too.
        boolean ends = release == PrefectRelease.V3 || run.startTime != null;
        if (type.isFinal() && run.endTime == null && ends) {
            if (run.startTime == null) {
                run.startTime = to.timestamp();
            }
            run.endTime = to.timestamp();
        }
        Instant scheduled = to.details().scheduledTime();
        if (run.expectedStartTime == null) {
            run.expectedStartTime = type == StateType.SCHEDULED ? scheduled : to.timestamp();
        }
        if (type == StateType.SCHEDULED) {
            run.nextScheduledStartTime = scheduled;
        } else if (before == StateType.SCHEDULED) {
            run.nextScheduledStartTime = null;
        }
    }

    private static void count(FlowRun run, StateType type) {
        boolean resuming = run.policy.path("resuming").asBoolean();
        if (type == StateType.RUNNING && !resuming) {
            run.runCount++;
        }
        if (resuming && (type == StateType.RUNNING || type.isFinal())) {
            run.setPolicy("resuming", BooleanNode.FALSE);
        }
    }
}
