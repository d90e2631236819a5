/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.history.ClaimMessage;
import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The workers that claim flow runs, as a round knows them.
 *
 * @param member the worker of this process
 * @param online names of the workers of the pool that are online, or {@code null} if unknown: then all are
 */
record Claimants(SyncMember member, @Nullable Set<String> online) {

    /** Returns what is known of the worker that proposed the newest claim. */
    Claimant of(RunView run, @Nullable StateHistory history) {
        State state = run.state();
        State claim = state != null && state.type().equals(StateType.PENDING)
                ? state
                : history == null ? null : history.claim();
        if (claim == null) {
            return Claimant.FOREIGN;
        }
        Claimant own = member.claimant(run.id(), claim);
        if (own != null) {
            return own;
        }
        String worker = ClaimMessage.worker(claim);
        if (worker == null) {
            return Claimant.FOREIGN;
        }
        return online == null || online.contains(worker) ? Claimant.ONLINE : Claimant.OFFLINE;
    }
}
