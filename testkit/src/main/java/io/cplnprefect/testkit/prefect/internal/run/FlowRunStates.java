/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.concurrency.DeploymentSlots;
import io.cplnprefect.testkit.prefect.internal.event.FlowRunEvents;
import io.cplnprefect.testkit.prefect.internal.state.Decision;
import io.cplnprefect.testkit.prefect.internal.state.Orchestration;
import io.cplnprefect.testkit.prefect.internal.state.StateEffects;
import io.cplnprefect.testkit.prefect.internal.state.Transition;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateDetails;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The states of flow runs: proposals, decisions about them, and writes. */
public final class FlowRunStates {
    private final Store store;
    private final DeploymentSlots slots;
    private final FlowRunEvents events;

    /** Creates the states of a store. */
    public FlowRunStates(Store store, DeploymentSlots slots) {
        this.store = store;
        this.slots = slots;
        events = new FlowRunEvents(store);
    }

    /** Returns the full state, proposed now, for the short form that requests have. */
    public State proposed(JsonNode request) {
        return proposed(request, store.now());
    }

    /** Returns the first state of a run that a schedule creates. */
    State scheduled(ZonedDateTime date) {
        return new State(
                store.newStateId(),
                StateType.SCHEDULED,
                "Scheduled",
                store.now(),
                "Flow run scheduled",
                NullNode.getInstance(),
                StateDetails.scheduled(date),
                false);
    }

    /** Returns the full state, proposed at a time, for the short form that requests have. */
    public State proposed(JsonNode request, Instant received) {
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
                dueNow ? details.at(received) : details,
                false);
    }

    /**
     * Decides about a proposal, writes the resulting state, and returns the response of {@code set_state}.
     *
     * @param body the proposal, and whether it is forced
     */
    public ApiResponse propose(FlowRun run, JsonNode body, ApiRequest request) {
        return propose(
                run, body.path("state"), body.path("force").asBoolean(), request.received(), request.renewsLeases());
    }

    private ApiResponse propose(FlowRun run, JsonNode state, boolean force, Instant received, boolean renewsLeases) {
        State proposal = proposed(state, received);
        State from = run.state();
        Decision decision = new Decision.Accept();
        if (from != null) {
            Transition transition = new Transition(store.release(), run, from, proposal, store.now());
            decision = Orchestration.decide(transition, force);
            if (decision instanceof Decision.Accept && !force) {
                DeploymentSlots.Claim claim = slots.claim(transition, renewsLeases);
                decision = claim.decision();
                proposal = claim.proposal();
            }
        }
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        State accepted = describe(response, decision, proposal);
        if (accepted == null) {
            response.set("state", from == null ? NullNode.getInstance() : from.toJson(store.release()));
            return ApiResponse.ok(response);
        }
        // A run that is retried in its process keeps its slot.
        boolean retried = decision instanceof Decision.Reject && accepted.name().equals("AwaitingRetry");
        State written = enter(run, retried && from != null ? slots.withLeaseOf(from, accepted) : accepted, !force);
        if (!retried) {
            slots.changed(run, from, written.type());
        }
        response.set("state", written.toJsonWithResult(store.release()));
        return ApiResponse.created(response);
    }

    /** Adds a decision to a response, and returns the state that is to be written, or null. */
    public @Nullable State describe(ObjectNode response, Decision decision, State proposal) {
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
        return accepted;
    }

    /** Returns the response to a request that no state can follow. */
    ApiResponse abort(String reason) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putNull("state");
        details(response, "ABORT", "abort_details").put("reason", reason);
        return ApiResponse.ok(response);
    }

    /** Returns the response to a request after which a run keeps its state. */
    ApiResponse refuse(State kept, String reason) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.set("state", kept.toJson(store.release()));
        details(response, "REJECT", "abort_details").put("reason", reason);
        return ApiResponse.ok(response);
    }

    /** Deletes a run, and frees its slot of the limit of its deployment. */
    void delete(FlowRun run) {
        slots.deleted(run);
        store.remove(run);
    }

    /** Enters the state of a scheduled run that is late. */
    public void markLate(FlowRun run) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        if (slots.cancelsLate(run)) {
            state.put("type", "CANCELLED").put("message", "Deployment concurrency limit reached.");
        } else {
            state.put("type", "SCHEDULED").put("name", "Late");
            if (run.nextScheduledStartTime != null) {
                state.putObject("state_details").put("scheduled_time", store.text(run.nextScheduledStartTime));
            }
        }
        write(run, proposed(state), false);
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
        State written = enter(run, proposal, orchestrated);
        slots.changed(run, from, written.type());
        return written;
    }

    private State enter(FlowRun run, State proposal, boolean orchestrated) {
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
        events.entered(run, from, state);
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
