/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import org.jspecify.annotations.Nullable;

/**
 * The result of a decision. Immutable.
 *
 * @param action the action
 * @param sighting the evidence for the next round, or {@code null} if there is none
 */
public record SyncDecision(SyncAction action, @Nullable Sighting sighting) {

    static SyncDecision of(SyncAction action) {
        return new SyncDecision(action, null);
    }

    static SyncDecision pending(String reason) {
        return of(new SyncAction.Wait(reason));
    }

    static SyncDecision leave(String reason) {
        return of(new SyncAction.Leave(reason));
    }
}
