/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job, as its command on Control Plane describes it. Immutable.
 *
 * @param pid the PID
 * @param stage the stage
 * @param flowRunId id of the flow run that the job was started for, or {@code null} if its command has no such tag
 * @param claimId transition id of the claim that the job was started under, or {@code null} for a job of another agent
 * @param workPoolId id of the work pool of the flow run, or {@code null} if its command has no such tag
 * @param agent the agent that started the job, or an empty text
 * @param instance instance id of the worker that started the job, or an empty text
 * @param location name of the location that the job runs in, or an empty text if it is unknown
 * @param created when the command was created, by Control Plane's clock, or {@code null} if the command was not read
 * @param options how the job is observed
 */
public record Job(
        InfrastructurePid pid,
        JobStage stage,
        @Nullable UUID flowRunId,
        @Nullable UUID claimId,
        @Nullable UUID workPoolId,
        String agent,
        String instance,
        String location,
        @Nullable Instant created,
        JobOptions options) {

    /** The order of age; jobs that were not read are last. */
    static final Comparator<Job> OLDEST_FIRST = Comparator.comparing(
                    Job::created, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(job -> job.pid().command());

    /**
     * Returns a job whose command does not exist.
     *
     * @param pid the PID
     * @return the job, in stage {@link JobStage#GONE}
     */
    public static Job gone(InfrastructurePid pid) {
        return new Job(pid, JobStage.GONE, null, null, null, "", "", "", null, JobOptions.DEFAULT);
    }

    /**
     * Returns whether the job is pending or running.
     *
     * @return {@code false} if it has ended or does not exist
     */
    public boolean live() {
        return !stage.ended() && stage != JobStage.GONE;
    }

    /**
     * Returns whether the job has exceeded its time-out.
     *
     * @param now the time by Control Plane's clock
     * @return {@code false} if it has none
     */
    public boolean overdue(Instant now) {
        return options.watchTimeout() != null
                && created != null
                && !created.plus(options.watchTimeout()).isAfter(now);
    }
}
