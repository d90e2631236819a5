/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a flow run, by the attempt that they belong to. Immutable.
 *
 * <p>A job belongs to the attempt whose claim it was started under. The oldest job of an attempt, live or ended, is the attempt's
 * job: it alone speaks for the flow run. Other jobs of the attempt were started because a request had an effect long after its
 * time-out.
 *
 * @param own the job of the attempt, or {@code null} if none is known
 * @param surplus younger live jobs of the attempt
 * @param earlier live jobs of earlier attempts
 * @param strangers live jobs that were started under no claim of this flow run, such as by another agent
 */
public record AttemptJobs(@Nullable Job own, List<Job> surplus, List<Job> earlier, List<Job> strangers) {

    /** Creates a value from copies of the lists. */
    public AttemptJobs {
        surplus = List.copyOf(surplus);
        earlier = List.copyOf(earlier);
        strangers = List.copyOf(strangers);
    }

    /**
     * Assigns the jobs of a flow run.
     *
     * @param jobs the jobs
     * @param claims transition ids of the claims of the attempt
     * @param earlierClaims transition ids of the claims of earlier attempts
     * @param adoptSince jobs of other agents belong to the attempt if they were created at this time or later, by Control Plane's
     *     clock; {@code null} if no job of another agent does
     * @return the assignment
     */
    public static AttemptJobs of(
            Collection<Job> jobs, Set<UUID> claims, Set<UUID> earlierClaims, @Nullable Instant adoptSince) {
        Job own = null;
        List<Job> surplus = new ArrayList<>();
        List<Job> earlier = new ArrayList<>();
        List<Job> strangers = new ArrayList<>();
        for (Job job : jobs.stream().sorted(Job.OLDEST_FIRST).toList()) {
            UUID claim = job.claimId();
            if (claim == null ? isAdopted(job, adoptSince) : claims.contains(claim)) {
                if (own == null) {
                    own = job;
                } else if (job.live()) {
                    surplus.add(job);
                }
            } else if (job.live()) {
                (claim != null && earlierClaims.contains(claim) ? earlier : strangers).add(job);
            }
        }
        return new AttemptJobs(own, surplus, earlier, strangers);
    }

    private static boolean isAdopted(Job job, @Nullable Instant since) {
        return since != null && job.created() != null && !job.created().isBefore(since);
    }

    /**
     * Returns the live jobs to stop, whatever the state of the flow run.
     *
     * @return surplus jobs and jobs of earlier attempts
     */
    public List<Job> stray() {
        return Stream.concat(surplus.stream(), earlier.stream()).toList();
    }
}
