/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.util.List;

/**
 * What a search for jobs found. Immutable.
 *
 * @param jobs the jobs
 * @param problems what could not be read, in words; while there is one, a job that is not among the found may exist all the same
 */
public record FoundJobs(List<FoundJob> jobs, List<String> problems) {
    /** Copies both. */
    public FoundJobs {
        jobs = List.copyOf(jobs);
        problems = List.copyOf(problems);
    }

    /**
     * Whether everything could be read, so that what is not here does not exist.
     *
     * @return {@code true} without problems
     */
    public boolean complete() {
        return problems.isEmpty();
    }
}
