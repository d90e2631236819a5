/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.List;
import java.util.UUID;

/**
 * The result of a reattach round. Immutable.
 *
 * @param watched ids of the flow runs whose jobs are watched again
 * @param pidsWritten ids of those among them whose PID was missing and was written
 * @param returned ids of the flow runs that were claimed without a job and were returned to the work pool
 * @param problems messages of the requests that failed; the next round repeats them
 */
public record ReattachReport(List<UUID> watched, List<UUID> pidsWritten, List<UUID> returned, List<String> problems) {
    /** Creates a report from copies of the lists. */
    public ReattachReport {
        watched = List.copyOf(watched);
        pidsWritten = List.copyOf(pidsWritten);
        returned = List.copyOf(returned);
        problems = List.copyOf(problems);
    }
}
