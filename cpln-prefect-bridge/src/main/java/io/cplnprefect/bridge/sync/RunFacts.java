/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.job.AttemptJobs;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one round has read of a flow run and its jobs. Immutable. The jobs were read before the flow run.
 *
 * @param flowRunId id of the flow run
 * @param state the state in force, or {@code null} if the flow run was deleted
 * @param pid the PID of the flow run, or {@code null} if it has none of this organization
 * @param foreignPid whether the flow run has a PID of another kind, or of another organization
 * @param started whether the flow has reported RUNNING at any time
 * @param retriesInProcess whether the flow run has the retry type {@code in_process}
 * @param claimant the worker that claimed the flow run
 * @param jobs the jobs that are known of the flow run
 * @param extent which jobs are known
 * @param complete whether all workloads could be read, so that a live job that is not known does not exist
 * @param history the history of states, or {@code null} if it was not read
 * @param now the time by Prefect's clock
 * @param platformNow the time by Control Plane's clock
 */
public record RunFacts(
        UUID flowRunId,
        @Nullable State state,
        @Nullable InfrastructurePid pid,
        boolean foreignPid,
        boolean started,
        boolean retriesInProcess,
        Claimant claimant,
        List<Job> jobs,
        Extent extent,
        boolean complete,
        @Nullable StateHistory history,
        Instant now,
        Instant platformNow) {

    /** Which jobs of a flow run are known. */
    public enum Extent {
        /** The live ones, from the lists of the round. */
        LISTED,
        /** Also the one that the PID of the flow run names, with the history of states. */
        EXAMINED,
        /** All jobs, live and ended, of all workloads, with the history of states. */
        SEARCHED
    }

    /** Creates facts from a copy of the list. */
    public RunFacts {
        jobs = List.copyOf(jobs);
    }

    List<Job> live() {
        return jobs.stream().filter(Job::live).toList();
    }

    /**
     * Returns whether the state in force has a type.
     *
     * @param type the type
     * @return {@code false} also if the flow run was deleted
     */
    public boolean is(StateType type) {
        return state != null && state.type().equals(type);
    }

    /** Returns the time since the state in force was proposed; zero if it is unknown. */
    Duration age() {
        Instant since = state == null ? null : state.timestamp();
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }

    AttemptJobs attemptJobs(StateHistory known, boolean adoptForeign) {
        return AttemptJobs.of(jobs, known.claims(), known.earlierClaims(), adoptForeign ? known.attemptBegan() : null);
    }

    /** Returns the job that the PID names, if its command does not exist. */
    @Nullable
    Job missingJob() {
        return jobs.stream()
                .filter(job -> job.stage() == JobStage.GONE)
                .findFirst()
                .orElse(null);
    }
}
