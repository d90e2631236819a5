/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.util.List;

/** The decision of the holder of a claim after it has searched for the jobs of the flow run. */
public sealed interface StartDecision {

    /** Start a job. */
    record Start() implements StartDecision {}

    /**
     * Start none, because the attempt has a job.
     *
     * @param job the job, live or ended
     */
    record Adopt(Job job) implements StartDecision {}

    /**
     * Start none yet: stop the jobs of earlier attempts first.
     *
     * @param jobs the jobs
     */
    record StopEarlier(List<Job> jobs) implements StartDecision {}

    /**
     * Start none yet, because another agent's job of the flow run is live.
     *
     * @param jobs the jobs
     */
    record Blocked(List<Job> jobs) implements StartDecision {}

    /**
     * Decides whether a job may be started. A pure function.
     *
     * @param jobs the jobs of the flow run
     * @return the decision
     */
    static StartDecision of(AttemptJobs jobs) {
        if (jobs.own() != null) {
            return new Adopt(jobs.own());
        }
        if (!jobs.earlier().isEmpty()) {
            return new StopEarlier(jobs.earlier());
        }
        return jobs.strangers().isEmpty() ? new Start() : new Blocked(jobs.strangers());
    }
}
