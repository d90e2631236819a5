/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.util.List;

/**
 * The result of a search for jobs. Immutable.
 *
 * @param jobs the jobs that were found
 * @param problems messages of the requests that failed; if there are any, further jobs may exist
 */
public record FoundJobs(List<FoundJob> jobs, List<String> problems) {
    /** Creates a result from copies of the lists. */
    public FoundJobs {
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
