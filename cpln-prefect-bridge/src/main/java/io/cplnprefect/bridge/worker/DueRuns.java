/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.prefect.flowrun.FlowRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flow runs of one poll. Immutable.
 *
 * @param runs the flow runs that are due, in the order in which they are submitted
 * @param date the time by the server's clock, or {@code null} if no response has it
 */
public record DueRuns(List<FlowRun> runs, @Nullable Instant date) {
    /** Creates the result of a poll with a copy of the list. */
    public DueRuns {
        runs = List.copyOf(runs);
    }
}
