/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A state that is proposed for a flow run. Immutable and thread-safe.
 *
 * <p>Each proposal carries one transition id, fresh unless the state brings one, by which the server recognises a repeat:
 * so the call can be tried again, and {@link OrchestrationResult#applied} tells whether the state is in force although
 * an answer was lost. Make a new proposal for each transition; do not keep one as a constant.
 *
 * <p>Never propose COMPLETED or FAILED for a run that may have ended: the server lets both overwrite a final state.
 * CRASHED is the safe one; a server aborts it when the run has ended.
 *
 * @param state the proposed state, with a transition id
 * @param force whether to skip the rules of orchestration
 */
public record StateProposal(StateCreate state, boolean force) {

    static final String ALREADY_MADE = "This run has already made this state transition.";

    /** Gives the state a fresh transition id unless it has one. */
    public StateProposal {
        StateDetails details = state.stateDetails();
        if (details == null || details.transitionId() == null) {
            StateDetails.Builder with = StateDetails.builder();
            if (details != null) {
                with.from(details);
            }
            state = StateCreate.builder()
                    .from(state)
                    .stateDetails(with.transitionId(UUID.randomUUID()).build())
                    .build();
        }
    }

    /** Proposes a state. */
    public static StateProposal of(StateCreate state) {
        return new StateProposal(state, false);
    }

    /** Proposes a type, with words for people or none; the server names the state. */
    public static StateProposal of(StateType type, @Nullable String message) {
        return of(StateCreate.builder().type(type).message(message).build());
    }

    /** Proposes to wait for a time, or for a worker when the time is now or past. */
    public static StateProposal scheduled(Instant at) {
        return of(StateCreate.builder()
                .type(StateType.SCHEDULED)
                .stateDetails(StateDetails.builder().scheduledTime(at).build())
                .build());
    }

    /** Proposes that a worker takes the run. Of two workers the server accepts one. */
    public static StateProposal pending() {
        return of(StateType.PENDING, null);
    }

    /** Proposes that the code runs. */
    public static StateProposal running() {
        return of(StateType.RUNNING, null);
    }

    /** Proposes a good end. It overwrites a final state. */
    public static StateProposal completed(@Nullable String message) {
        return of(StateType.COMPLETED, message);
    }

    /** Proposes a failure of the code. It overwrites a final state, and is rejected while retries are left. */
    public static StateProposal failed(@Nullable String message) {
        return of(StateType.FAILED, message);
    }

    /** Proposes a failure of the infrastructure. It never overwrites a final state. */
    public static StateProposal crashed(@Nullable String message) {
        return of(StateType.CRASHED, message);
    }

    /** Proposes to stop the run. A run without infrastructure is cancelled at once, with REJECT. */
    public static StateProposal cancelling(@Nullable String message) {
        return of(StateType.CANCELLING, message);
    }

    /** Proposes that the run is stopped. It overwrites every other state. */
    public static StateProposal cancelled(@Nullable String message) {
        return of(StateType.CANCELLED, message);
    }

    /** The same proposal, with the same transition id, under a name of the caller's. */
    public StateProposal named(String name) {
        return new StateProposal(StateCreate.builder().from(state).name(name).build(), force);
    }

    /** The same proposal, with the same transition id, past the rules of orchestration. */
    public StateProposal forced() {
        return new StateProposal(state, true);
    }

    /** The id by which the server recognises a repeat of this proposal. */
    @JsonIgnore
    public UUID transitionId() {
        return Objects.requireNonNull(
                Objects.requireNonNull(state.stateDetails()).transitionId());
    }
}
