/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.history.StateHistory;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The attempt of a flow run that a job is started for. Immutable.
 *
 * @param flowRunId id of the flow run
 * @param claimId transition id of the PENDING under which the job is started
 * @param claims transition ids of all claims of the attempt
 * @param earlierClaims transition ids of the claims of earlier attempts
 */
public record Attempt(UUID flowRunId, UUID claimId, Set<UUID> claims, Set<UUID> earlierClaims) implements JobPurpose {

    /** Creates an attempt; its claims always contain the claim of the job. */
    public Attempt {
        Set<UUID> all = new LinkedHashSet<>(claims);
        all.add(claimId);
        claims = Set.copyOf(all);
        earlierClaims = Set.copyOf(earlierClaims);
    }

    /**
     * Returns the first attempt of a flow run without an earlier claim.
     *
     * @param flowRunId id of the flow run
     * @param claimId transition id of the PENDING
     * @return the attempt
     */
    public static Attempt first(UUID flowRunId, UUID claimId) {
        return new Attempt(flowRunId, claimId, Set.of(), Set.of());
    }

    /**
     * Returns the present attempt of a flow run.
     *
     * @param flowRunId id of the flow run
     * @param claimId transition id of the PENDING
     * @param history the history of the flow run
     * @return the attempt
     */
    public static Attempt of(UUID flowRunId, UUID claimId, StateHistory history) {
        return new Attempt(flowRunId, claimId, history.claims(), history.earlierClaims());
    }

    @Override
    public Map<String, String> tags() {
        return Map.of(JobTags.FLOW_RUN, flowRunId.toString(), JobTags.CLAIM, claimId.toString());
    }

    @Override
    public String searchTag() {
        return JobTags.FLOW_RUN;
    }

    /** A claim that came before this one may have used another workload. */
    @Override
    public boolean mayBeAnywhere() {
        return claims.size() > 1 || !earlierClaims.isEmpty();
    }

    @Override
    public AttemptJobs assign(Collection<Job> jobs) {
        return AttemptJobs.of(jobs, claims, earlierClaims, null);
    }

    @Override
    public String toString() {
        return "flow run " + flowRunId;
    }
}
