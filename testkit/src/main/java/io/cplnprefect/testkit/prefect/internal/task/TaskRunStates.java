/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunStates;
import io.cplnprefect.testkit.prefect.internal.state.Decision;
import io.cplnprefect.testkit.prefect.internal.state.StateEffects;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateDetails;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.TaskRun;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The states of task runs.
 *
 * <p>Of the server's rules those about results, stopped flows, scheduled times and retries apply; caches and task
 * concurrency limits are not modelled.
 */
final class TaskRunStates {
    private final Store store;
    private final FlowRunStates states;

    TaskRunStates(Store store, FlowRunStates states) {
        this.store = store;
        this.states = states;
    }

    /** Decides about a proposal, writes the resulting state, and returns the response of {@code set_state}. */
    ApiResponse propose(TaskRun run, JsonNode request, boolean force, Instant received) {
        State proposal = states.proposed(request, received);
        State from = run.state();
        Decision decision = from == null || force ? new Decision.Accept() : decide(run, from, proposal);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        State accepted = states.describe(response, decision, proposal);
        if (accepted == null) {
            response.set("state", from == null ? null : from.toJson(store.release()));
            return ApiResponse.ok(response);
        }
        State written = write(run, accepted);
        response.set("state", written.toJsonWithResult(store.release()));
        return ApiResponse.created(response);
    }

    /** Writes a state, and the changes of the run that follow from it. */
    State write(TaskRun run, State proposal) {
        State from = run.state();
        StateDetails details = proposal.details().of(run.flowRunId).ofTask(run.id);
        if (from != null && proposal.type() == StateType.PENDING && details.scheduledTime() == null) {
            details = details.at(from.details().scheduledTime());
        }
        State state = proposal.with(details);
        applyTimes(run, from, state);
        store.taskRuns.add(run, state);
        run.updated = store.now();
        return state;
    }

    private Decision decide(TaskRun run, State from, State to) {
        if (from.type() == StateType.COMPLETED && from.hasStoredResult() && to.type() != StateType.COMPLETED) {
            return new Decision.Reject("This run is already completed.", null);
        }
        FlowRun flowRun = run.flowRunId == null ? null : store.flowRuns.get(run.flowRunId);
        if (to.type() == StateType.RUNNING && flowRun != null && flowRun.stateType() != StateType.RUNNING) {
            return new Decision.Abort("The enclosing flow must be running to begin task execution.");
        }
        Instant scheduled = from.details().scheduledTime();
        boolean waits = from.type() == StateType.SCHEDULED || from.type() == StateType.PENDING;
        if (waits && to.type() == StateType.RUNNING && scheduled != null && scheduled.isAfter(store.now())) {
            long seconds = Duration.between(store.now(), scheduled).toSeconds();
            return new Decision.Wait(seconds, "Scheduled time is in the future");
        }
        JsonNode retries = run.policy.path("retries");
        if (from.type() == StateType.RUNNING
                && to.type() == StateType.FAILED
                && run.runCount <= retries.asInt(Integer.MIN_VALUE)) {
            Instant again =
                    store.now().plusSeconds(run.policy.path("retry_delay").asLong(0));
            return new Decision.Reject(
                    "Retrying", new Decision.Replacement(StateType.SCHEDULED, "AwaitingRetry", again, null, true));
        }
        return new Decision.Accept();
    }

    private void applyTimes(TaskRun run, @Nullable State from, State to) {
        StateType type = to.type();
        boolean ended = from != null && from.type().isFinal();
        if (ended && !type.isFinal()) {
            run.endTime = null;
            run.runCount = 0;
        }
        if (type == StateType.RUNNING) {
            run.runCount++;
            run.startTime = run.startTime == null ? to.timestamp() : run.startTime;
            FlowRun flowRun = run.flowRunId == null ? null : store.flowRuns.get(run.flowRunId);
            run.flowRunRunCount = flowRun == null ? run.flowRunRunCount : flowRun.runCount;
        }
        if (type.isFinal() && run.endTime == null && (store.v3() || run.startTime != null)) {
            run.startTime = run.startTime == null ? to.timestamp() : run.startTime;
            run.endTime = to.timestamp();
        }
        if (from != null && from.type() == StateType.RUNNING) {
            run.totalRunTime += StateEffects.seconds(from.timestamp(), to.timestamp());
        }
        Instant scheduled = to.details().scheduledTime();
        if (run.expectedStartTime == null) {
            run.expectedStartTime = type == StateType.SCHEDULED ? scheduled : to.timestamp();
        }
        if (type == StateType.SCHEDULED) {
            run.nextScheduledStartTime = scheduled;
        } else if (from != null && from.type() == StateType.SCHEDULED) {
            run.nextScheduledStartTime = null;
        }
    }
}
