/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.state.Decision;
import io.cplnprefect.testkit.prefect.internal.state.Orchestration;
import io.cplnprefect.testkit.prefect.internal.state.StateEffects;
import io.cplnprefect.testkit.prefect.internal.state.Transition;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateDetails;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The states of flow runs: proposals, decisions about them, and writes. */
public final class FlowRunStates {
    private final Store store;

    /** Creates the states of a store. */
    public FlowRunStates(Store store) {
        this.store = store;
    }

    /** Returns the full state, proposed now, for the short form that requests have. */
    public State proposed(JsonNode request) {
        return proposed(request, store.now());
    }

    private State proposed(JsonNode request, Instant received) {
        StateType type = StateType.valueOf(request.path("type").asText());
        StateDetails details = StateDetails.of(store.release(), request.path("state_details"));
        boolean dueNow = type == StateType.SCHEDULED && details.scheduledTime() == null;
        return new State(
                store.newStateId(),
                type,
                request.path("name").asText(type.title()),
                received,
                request.path("message").isTextual() ? request.path("message").asText() : null,
                request.has("data") ? request.path("data") : NullNode.getInstance(),
                dueNow ? details.at(received) : details);
    }

    /**
     * Decides about a proposal, writes the resulting state, and returns the response of {@code set_state}.
     *
     * @param received the time at which the proposal arrived, which is the timestamp of its state
     */
    public ApiResponse propose(FlowRun run, JsonNode request, boolean force, Instant received) {
        State proposal = proposed(request, received);
        State from = run.state();
        Decision decision = from == null
                ? new Decision.Accept()
                : Orchestration.decide(new Transition(store.release(), run, from, proposal, store.now()), force);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        State accepted = null;
        if (decision instanceof Decision.Accept) {
            accepted = proposal;
            details(response, "ACCEPT", "accept_details");
        } else if (decision instanceof Decision.Abort abort) {
            details(response, "ABORT", "abort_details").put("reason", abort.reason());
        } else if (decision instanceof Decision.Wait wait) {
            details(response, "WAIT", "wait_details")
                    .put("delay_seconds", wait.seconds())
                    .put("reason", wait.reason());
        } else if (decision instanceof Decision.Reject reject) {
            details(response, "REJECT", "reject_details").put("reason", reject.reason());
            accepted = reject.replacement() == null ? null : replacement(reject.replacement(), proposal);
        }
        if (accepted == null) {
            response.set("state", from == null ? NullNode.getInstance() : from.toJson(store.release()));
            return ApiResponse.ok(response);
        }
        State written = write(run, accepted, !force);
        response.set("state", written.toJsonWithResult(store.release()));
        return ApiResponse.created(response);
    }

    private static ObjectNode details(ObjectNode response, String status, String type) {
        response.put("status", status);
        return response.putObject("details").put("type", type);
    }

    private State replacement(Decision.Replacement replacement, State rejected) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("type", replacement.type().name()).put("name", replacement.name());
        if (replacement.keepsContent()) {
            request.put("message", rejected.message());
            request.set("data", rejected.data());
        } else {
            request.put("message", replacement.message());
        }
        if (replacement.scheduledTime() != null) {
            request.putObject("state_details").put("scheduled_time", store.text(replacement.scheduledTime()));
        }
        return proposed(request);
    }

    /**
     * Writes a state, and the changes of the run that follow from it.
     *
     * @param orchestrated whether the rules were applied, which changes the policy and keeps the scheduled time
     * @return the state as written
     */
    public State write(FlowRun run, State proposal, boolean orchestrated) {
        State from = run.state();
        StateDetails details = proposal.details().of(run.id);
        State state = proposal.with(
                        from != null && orchestrated ? withScheduledTime(from, proposal.type(), details) : details)
                .at(unique(run, proposal.timestamp()));
        store.flowRuns.change(run, () -> {
            StateEffects.apply(store.release(), run, state, orchestrated);
            run.add(state);
            run.updated = store.now();
        });
        return state;
    }

    /** Keeps the scheduled time of a claimed run, so that it cannot start too early. */
    private static StateDetails withScheduledTime(State from, StateType type, StateDetails details) {
        boolean claimed =
                type == StateType.PENDING && (from.type() == StateType.SCHEDULED || from.type() == StateType.PENDING);
        return claimed && details.scheduledTime() == null
                ? details.at(from.details().scheduledTime())
                : details;
    }

    /** Returns the timestamp of a state; the server keeps the timestamps of a run's states unique, but not in order. */
    private static Instant unique(FlowRun run, Instant timestamp) {
        Instant unique = timestamp;
        while (isTimeOfAState(run, unique)) {
            unique = unique.plus(1, ChronoUnit.MICROS);
        }
        return unique;
    }

    private static boolean isTimeOfAState(FlowRun run, Instant time) {
        return run.history().stream().anyMatch(state -> state.timestamp().equals(time));
    }
}
