/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.cpln.workload.JobExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A job that is waited for, and what is known of it. */
final class JobWait {

    private static final int MISSING_SIGHTINGS = 5;
    private static final Duration BETWEEN_MISSING_SIGHTINGS = Duration.ofMinutes(1);

    /** One caller that waits. */
    record Waiter(CompletableFuture<JobEnd> future, long deadlineNanos, Duration timeout) {}

    private final InfrastructurePid pid;
    /** Guarded by the {@link JobWaits}. */
    private final List<Waiter> waiters = new ArrayList<>();

    /** The following are used by one round at a time. */
    private @Nullable Job job;

    private @Nullable JobExecution execution;
    private int missing;
    private long missingNanos;

    JobWait(InfrastructurePid pid) {
        this.pid = pid;
    }

    InfrastructurePid pid() {
        return pid;
    }

    List<Waiter> waiters() {
        return waiters;
    }

    @Nullable
    Job job() {
        return job;
    }

    void seen(Job seen) {
        job = seen;
        missing = 0;
    }

    void seen(JobExecution seen) {
        execution = seen;
    }

    /** Returns whether another 404 would be a sighting of its own. */
    boolean mayBeMissing(long nowNanos) {
        return missing == 0 || nowNanos - missingNanos >= BETWEEN_MISSING_SIGHTINGS.toNanos();
    }

    /** Records that the command does not exist. */
    void missing(long nowNanos) {
        missingNanos = nowNanos;
        if (++missing == MISSING_SIGHTINGS) {
            job = Job.gone(pid);
        }
    }

    /** Returns the end of the job, or {@code null} if it has not ended. */
    @Nullable
    JobEnd end() {
        return job == null || job.live() ? null : JobEnd.of(job, execution);
    }
}
