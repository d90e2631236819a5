/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.prefect.state.State;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The worker that an observation runs in. Implementations are thread-safe. */
public interface SyncMember {

    /** A process that is no worker: it claims nothing, and observes all flow runs of its scope. */
    SyncMember NONE = new SyncMember() {};

    /**
     * Returns the share of the flow runs of the work pool.
     *
     * @param online names of the workers of the pool that are online
     * @return the share
     */
    default RunShare share(Set<String> online) {
        return new RunShare(Set.of(), "");
    }

    /**
     * Returns the work queues whose flow runs are observed.
     *
     * @return their names; empty for all of the work pool
     */
    default Set<String> workQueues() {
        return Set.of();
    }

    /**
     * Returns how far the submission of a claim of this process is.
     *
     * @param flowRunId id of the flow run
     * @param claim the state PENDING
     * @return the claimant, or {@code null} if the claim is not one of this process
     */
    default @Nullable Claimant claimant(UUID flowRunId, State claim) {
        return null;
    }

    /**
     * Returns whether this process observes a flow run outside its share, because it has submitted it.
     *
     * @param flowRunId id of the flow run
     * @return whether it does
     */
    default boolean observesAlso(UUID flowRunId) {
        return false;
    }

    /**
     * Called with each decision, before its action is done. Must not block.
     *
     * @param facts what the round has read
     * @param decision the decision
     */
    default void decided(RunFacts facts, SyncDecision decision) {}

    /**
     * Called to continue the submission of a claim of this process.
     *
     * @param facts what the round has read
     */
    default void continueSubmission(RunFacts facts) {}
}
