/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What applying a plan has done. Immutable and thread-safe.
 *
 * @param results one result for each change, in the order of the plan
 */
public record ApplyReport(List<DeploymentResult> results) {

    /** Creates a report from a copy of the results. */
    public ApplyReport {
        results = List.copyOf(results);
    }

    /**
     * Returns whether everything was written.
     *
     * @return {@code false} if a deployment failed
     */
    public boolean succeeded() {
        return results.stream().noneMatch(result -> result.outcome() == DeploymentResult.Outcome.FAILED);
    }

    /**
     * Returns the number of deployments for each outcome.
     *
     * @return the numbers, with 0 for an outcome that did not happen
     */
    public Map<DeploymentResult.Outcome, Integer> counts() {
        Map<DeploymentResult.Outcome, Integer> counts = new EnumMap<>(DeploymentResult.Outcome.class);
        for (DeploymentResult.Outcome outcome : DeploymentResult.Outcome.values()) {
            counts.put(outcome, 0);
        }
        results.forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
        return counts;
    }
}
