/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.List;
import java.util.UUID;

/**
 * The result of a poll. Immutable.
 *
 * @param due number of flow runs that were due
 * @param submitted ids of the flow runs whose submission was started; the {@link WorkerListener} is called with its outcome
 * @param waiting ids of the flow runs that were left in the work pool because no slot was free
 */
public record PollReport(int due, List<UUID> submitted, List<UUID> waiting) {
    /** Creates a report from copies of the lists. */
    public PollReport {
        submitted = List.copyOf(submitted);
        waiting = List.copyOf(waiting);
    }

    /** The largest number of flow runs in one response. */
    private static final int PAGE = 200;

    /**
     * Returns whether further flow runs may be due that the response did not contain, and slots are free for them.
     *
     * @return whether to poll again without a pause
     */
    public boolean mayHaveMore() {
        return due >= PAGE && waiting.isEmpty() && !submitted.isEmpty();
    }
}
