/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.List;

/**
 * What one look at the running jobs found. Immutable.
 *
 * @param live how many jobs are still watched afterwards
 * @param ended the flow runs whose jobs ended in this round
 * @param problems what could not be read; those jobs are looked at again in the next round
 */
public record WatchReport(int live, List<EndedRun> ended, List<String> problems) {
    /** Copies the lists. */
    public WatchReport {
        ended = List.copyOf(ended);
        problems = List.copyOf(problems);
    }
}
