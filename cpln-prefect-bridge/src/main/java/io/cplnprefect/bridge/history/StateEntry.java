/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A state in the history of a flow run. Immutable.
 *
 * @param state the state
 * @param kind the kind of the bridge's proposal that it results from, or {@code null}
 * @param stale whether the state was written over another state than the one that it was decided on, or is built on such a state
 */
record StateEntry(State state, @Nullable ProposalKind kind, boolean stale) {

    private static final Set<String> RENAMED = Set.of("Late", "AwaitingConcurrencySlot");

    /** Returns whether the server wrote the state over another SCHEDULED, to rename it. */
    static boolean isRenamed(State state) {
        return state.type().equals(StateType.SCHEDULED) && state.name() != null && RENAMED.contains(state.name());
    }

    boolean is(StateType type) {
        return state.type().equals(type);
    }

    boolean isFinal() {
        return state.type().terminal();
    }

    /** Returns whether the state keeps the attempt, although it is SCHEDULED: the bridge returned the run to its pool. */
    boolean isGiveBack() {
        return kind == ProposalKind.GIVE_BACK || kind == ProposalKind.START_AGAIN || kind == ProposalKind.PUT_BACK;
    }

    @Nullable
    UUID transitionId() {
        return state.stateDetails().transitionId();
    }
}
