/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.List;

/**
 * The result of a watch round. Immutable.
 *
 * @param live number of jobs that are still watched
 * @param ended the flow runs whose jobs have ended
 * @param problems messages of the requests that failed; the next round repeats them
 */
public record WatchReport(int live, List<EndedRun> ended, List<String> problems) {
    /** Creates a report from copies of the lists. */
    public WatchReport {
        ended = List.copyOf(ended);
        problems = List.copyOf(problems);
    }
}
