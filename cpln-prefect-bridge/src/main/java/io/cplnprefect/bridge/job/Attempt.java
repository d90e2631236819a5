/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.history.StateHistory;
import java.util.LinkedHashSet;
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
public record Attempt(UUID flowRunId, UUID claimId, Set<UUID> claims, Set<UUID> earlierClaims) {

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

    /** Returns whether a claim came before this one, so that a job of any workload may exist. */
    boolean isRepeated() {
        return claims.size() > 1 || !earlierClaims.isEmpty();
    }
}
