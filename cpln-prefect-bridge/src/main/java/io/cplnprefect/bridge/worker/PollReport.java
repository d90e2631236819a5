/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.List;
import java.util.UUID;

/**
 * What one poll found and handed over. Immutable.
 *
 * @param due how many flow runs the pool offered
 * @param handedOver the runs whose submission began; how each of them goes is told to the {@link WorkerListener}
 * @param waiting the runs left in the pool because every slot was taken
 */
public record PollReport(int due, List<UUID> handedOver, List<UUID> waiting) {
    /** Copies the lists. */
    public PollReport {
        handedOver = List.copyOf(handedOver);
        waiting = List.copyOf(waiting);
    }
}
