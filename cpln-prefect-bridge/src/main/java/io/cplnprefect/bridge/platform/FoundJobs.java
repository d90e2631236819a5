/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.platform;

import io.cplnprefect.bridge.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of a search for jobs by several clients. Immutable.
 *
 * @param jobs the jobs that were found, each once
 * @param problems messages of the requests that failed
 * @param time the time by Control Plane's clock, or {@code null} if no response has one
 * @param searched the clients that have searched
 * @param incomplete those of them that could not read all jobs
 */
public record FoundJobs(
        List<Job> jobs,
        List<String> problems,
        @Nullable Instant time,
        Set<PlatformClient> searched,
        Set<PlatformClient> incomplete) {

    /** Creates a result from copies of the collections. */
    public FoundJobs {
        jobs = List.copyOf(jobs);
        problems = List.copyOf(problems);
        searched = Set.copyOf(searched);
        incomplete = Set.copyOf(incomplete);
    }

    /**
     * Returns whether all jobs of all clients could be read.
     *
     * @return {@code true} if there are no problems
     */
    public boolean complete() {
        return incomplete.isEmpty();
    }

    /**
     * Returns whether all jobs of a client could be read, so that a job of it that is not in the result does not exist.
     *
     * @param client the client
     * @return {@code false} if it has not searched
     */
    public boolean complete(PlatformClient client) {
        return searched.contains(client) && !incomplete.contains(client);
    }
}
