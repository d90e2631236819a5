/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import java.util.List;

/**
 * The result of a round of observation. Immutable.
 *
 * @param flowRuns number of flow runs that were decided about
 * @param jobs number of live jobs that were seen
 * @param events what was done
 * @param problems messages of requests that failed and of invalid configurations; the flow runs that they concern are decided about
 *     in a later round
 * @param roundProblems those of the problems that do not concern a single flow run or deployment: a list could not be read, or a
 *     service did not respond
 */
public record SyncReport(
        int flowRuns, int jobs, List<SyncEvent> events, List<String> problems, List<String> roundProblems) {
    /** Creates a report from copies of the lists. */
    public SyncReport {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
        roundProblems = List.copyOf(roundProblems);
    }
}
