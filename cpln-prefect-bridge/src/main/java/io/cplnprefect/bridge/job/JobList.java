/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a search for jobs. Immutable.
 *
 * @param jobs the jobs that were found
 * @param problems messages of the requests that failed; if there are any, further jobs may exist
 * @param time the time by Control Plane's clock, or {@code null} if no response has one
 */
public record JobList(
        List<Job> jobs, List<String> problems, @Nullable Instant time) {
    /** Creates a result from copies of the lists. */
    public JobList {
        jobs = List.copyOf(jobs);
        problems = List.copyOf(problems);
    }

    /**
     * Returns whether all jobs could be read, so that a job that is not in the result does not exist.
     *
     * @return {@code true} if there are no problems
     */
    public boolean complete() {
        return problems.isEmpty();
    }
}
