/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.cplnprefect.core.call.RepeatableBody;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A state that is proposed for a flow run. Immutable and thread-safe.
 *
 * <p>Each proposal has a transition id, random unless the state contains one, by which its state is recognized in the
 * history of the flow run. Create a new proposal for each transition; do not keep one as a constant.
 *
 * <p>COMPLETED, FAILED and CANCELLED replace a final state. Propose them only for a flow run that has not ended. A server
 * refuses CRASHED for a flow run that has ended.
 *
 * @param state the proposed state, with a transition id
 * @param force whether the server skips its orchestration rules
 */
public record StateProposal(StateCreate state, boolean force) implements RepeatableBody {

    static final String ALREADY_MADE = "This run has already made this state transition.";

    /** Sets a random transition id if the state has none. */
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

    /**
     * Returns a proposal of a state.
     *
     * @param state the state
     * @return a proposal
     */
    public static StateProposal of(StateCreate state) {
        return new StateProposal(state, false);
    }

    /**
     * Returns a proposal of a state type with its default name.
     *
     * @param type the type
     * @param message message of the state, or {@code null}
     * @return a proposal
     */
    public static StateProposal of(StateType type, @Nullable String message) {
        return of(StateCreate.builder().type(type).message(message).build());
    }

    /**
     * Returns a proposal of SCHEDULED.
     *
     * @param at the time from which a worker may start the flow run
     * @return a proposal
     */
    public static StateProposal scheduled(Instant at) {
        return of(StateCreate.builder()
                .type(StateType.SCHEDULED)
                .stateDetails(StateDetails.builder().scheduledTime(at).build())
                .build());
    }

    /**
     * Returns a proposal of PENDING, with which a worker claims the flow run. A server accepts it from one of two workers.
     *
     * @return a proposal
     */
    public static StateProposal pending() {
        return of(StateType.PENDING, null);
    }

    /**
     * Returns a proposal of RUNNING.
     *
     * @return a proposal
     */
    public static StateProposal running() {
        return of(StateType.RUNNING, null);
    }

    /**
     * Returns a proposal of COMPLETED. It replaces a final state.
     *
     * @param message message of the state, or {@code null}
     * @return a proposal
     */
    public static StateProposal completed(@Nullable String message) {
        return of(StateType.COMPLETED, message);
    }

    /**
     * Returns a proposal of FAILED. It replaces a final state, and is rejected while retries of the flow run are left.
     *
     * @param message message of the state, or {@code null}
     * @return a proposal
     */
    public static StateProposal failed(@Nullable String message) {
        return of(StateType.FAILED, message);
    }

    /**
     * Returns a proposal of CRASHED, a failure of the infrastructure. It never replaces a final state.
     *
     * @param message message of the state, or {@code null}
     * @return a proposal
     */
    public static StateProposal crashed(@Nullable String message) {
        return of(StateType.CRASHED, message);
    }

    /**
     * Returns a proposal of CANCELLING. For a flow run without infrastructure, a server writes CANCELLED at once, with REJECT.
     *
     * @param message message of the state, or {@code null}
     * @return a proposal
     */
    public static StateProposal cancelling(@Nullable String message) {
        return of(StateType.CANCELLING, message);
    }

    /**
     * Returns a proposal of CANCELLED. It replaces every other state.
     *
     * @param message message of the state, or {@code null}
     * @return a proposal
     */
    public static StateProposal cancelled(@Nullable String message) {
        return of(StateType.CANCELLED, message);
    }

    /**
     * Returns this proposal with a transition id of the caller, by which the state is recognised later.
     *
     * @param id the id; a repeated proposal is recognised by the server while the state is in force
     * @return a proposal
     */
    public StateProposal withTransitionId(UUID id) {
        StateDetails.Builder details = StateDetails.builder();
        if (state.stateDetails() != null) {
            details.from(state.stateDetails());
        }
        return new StateProposal(
                StateCreate.builder()
                        .from(state)
                        .stateDetails(details.transitionId(id).build())
                        .build(),
                force);
    }

    /**
     * Returns the same proposal with another name of its state. The transition id stays.
     *
     * @param name the name
     * @return a proposal
     */
    public StateProposal named(String name) {
        return new StateProposal(StateCreate.builder().from(state).name(name).build(), force);
    }

    /**
     * Returns the same proposal, for which the server skips its orchestration rules. The transition id stays.
     *
     * @return a proposal
     */
    public StateProposal forced() {
        return new StateProposal(state, true);
    }

    /**
     * Returns the id by which the proposal is recognized.
     *
     * @return the id
     */
    @JsonIgnore
    public UUID transitionId() {
        return Objects.requireNonNull(
                Objects.requireNonNull(state.stateDetails()).transitionId());
    }

    /**
     * Returns whether the proposal may be sent again after a failure that leaves its effect unknown. A server recognizes a
     * repeated proposal only while its state is in force; afterwards, most proposals would replace a newer state.
     *
     * @return {@code true} for CRASHED and CANCELLING that are not forced, because they never replace a final state
     */
    @Override
    public boolean safeToRepeat() {
        return !force && (state.type().equals(StateType.CRASHED) || state.type().equals(StateType.CANCELLING));
    }
}
