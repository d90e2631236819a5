/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import io.cplnprefect.prefect.state.State;
import org.jspecify.annotations.Nullable;

/**
 * The state to propose in place of a stale one. Immutable.
 *
 * @param stale the state in force, which is stale
 * @param counts the state that counts
 * @param reschedule whether SCHEDULED is proposed, because the state that counts is a claim whose claimant has already seen the loss
 *     of its claim
 */
public record Repair(State stale, State counts, boolean reschedule) {

    /**
     * Returns the name of the state to propose.
     *
     * @return the name of the state that counts; {@code null} for a name that only the server gives: it refuses a {@code Late} over a
     *     state that is not SCHEDULED
     */
    public @Nullable String name() {
        return StateEntry.isRenamed(counts) ? null : counts.name();
    }
}
