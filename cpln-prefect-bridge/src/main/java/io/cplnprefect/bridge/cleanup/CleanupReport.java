/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import java.util.List;

/**
 * The result of a round of the cleanup. Immutable.
 *
 * @param dryRun whether nothing was changed; the events are then what a round would do
 * @param events what was done with each object that the bridge has created
 * @param quotas the quotas of workloads after the round; empty if there are none or they cannot be read
 * @param problems messages of requests that failed; the objects that they concern are decided about in a later round
 */
public record CleanupReport(
        boolean dryRun, List<CleanupEvent> events, List<QuotaForecast> quotas, List<String> problems) {
    /** Creates a report from copies of the lists. */
    public CleanupReport {
        events = List.copyOf(events);
        quotas = List.copyOf(quotas);
        problems = List.copyOf(problems);
    }

    /**
     * Returns the events with a result.
     *
     * @param result the result
     * @return the events
     */
    public List<CleanupEvent> with(CleanupEvent.Result result) {
        return events.stream().filter(event -> event.result() == result).toList();
    }
}
