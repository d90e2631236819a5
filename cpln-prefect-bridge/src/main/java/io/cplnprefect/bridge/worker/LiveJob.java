/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.job.OutcomeRule;
import io.cplnprefect.bridge.job.StartedJob;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A watched job with the evidence of earlier rounds. Not thread-safe: watch rounds do not overlap. */
final class LiveJob {

    private final UUID flowRunId;
    private final String flowName;
    private final StartedJob job;
    private final @Nullable Duration timeout;
    private final long startedNanos;
    private final Slots.Slot slot;
    private final @Nullable JobLogs logs;

    private @Nullable JobStage stage;
    private int sightings;
    private long firstSeenNanos;
    private long countedNanos;
    private boolean timeoutReported;

    LiveJob(
            UUID flowRunId,
            String flowName,
            StartedJob job,
            @Nullable Duration timeout,
            long startedNanos,
            Slots.Slot slot,
            @Nullable JobLogs logs) {
        this.flowRunId = flowRunId;
        this.flowName = flowName;
        this.job = job;
        this.timeout = timeout;
        this.startedNanos = startedNanos;
        this.slot = slot;
        this.logs = logs;
    }

    UUID flowRunId() {
        return flowRunId;
    }

    String flowName() {
        return flowName;
    }

    StartedJob job() {
        return job;
    }

    @Nullable
    JobLogs logs() {
        return logs;
    }

    @Nullable
    Duration timeout() {
        return timeout;
    }

    /** Records the stage that was read in this round. */
    void record(JobStage now, long nowNanos) {
        if (now != stage) {
            stage = now;
            sightings = 0;
            firstSeenNanos = nowNanos;
        } else if (now == JobStage.GONE && nowNanos - countedNanos < OutcomeRule.BETWEEN_MISSING_SIGHTINGS.toNanos()) {
            return;
        }
        sightings++;
        countedNanos = nowNanos;
    }

    JobStage stage() {
        return stage == null ? JobStage.PENDING : stage;
    }

    int sightings() {
        return sightings;
    }

    Duration sinceFirstSeen(long nowNanos) {
        return Duration.ofNanos(nowNanos - firstSeenNanos);
    }

    /** Returns whether the job has exceeded its time limit. */
    boolean overdue(long nowNanos) {
        return timeout != null && nowNanos - startedNanos >= timeout.toNanos();
    }

    boolean timeoutReported() {
        return timeoutReported;
    }

    void reportedTimeout() {
        timeoutReported = true;
    }

    /** Releases the slot. Repeated calls have no effect. */
    void release() {
        slot.close();
    }
}
