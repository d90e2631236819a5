/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import java.util.UUID;

/**
 * What a round did about a flow run. Immutable.
 *
 * @param flowRunId id of the flow run
 * @param action the action
 * @param result what came of it
 * @param detail why, or the reason of the refusal
 */
public record SyncEvent(UUID flowRunId, SyncAction action, Result result, String detail) {

    /** The result of an action. */
    public enum Result {
        /** The action was done. */
        DONE,
        /** The service refused the action. A later round decides anew. */
        REFUSED,
        /** The flow run had changed since it was read; nothing was done. */
        DROPPED,
        /** A request failed, or its effect is unknown. A later round decides anew. */
        FAILED
    }
}
