/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a workload are missing, and when to read them. Due times are those of a monotonic clock. Guarded by the lock of the
 * {@link WorkloadLog}.
 */
final class ReadPlan {

    private static final Duration BETWEEN_DRAINS = Duration.ofSeconds(2);

    /** Bounds the length of the query. */
    private static final int JOBS_PER_READ = 50;

    private final FollowedJobs jobs;
    private final LogTime delivered;
    private final Attempts attempts;

    /** Whether lines of all jobs may be missing since {@link #delivered}, or since {@link #missingFrom} if that is earlier. */
    private boolean missing;

    private long missingFrom = Long.MAX_VALUE;
    private boolean lastWasShared;
    private long readAt;
    private long drainAt;

    ReadPlan(FollowedJobs jobs, LogTime delivered, Attempts attempts) {
        this.jobs = jobs;
        this.delivered = delivered;
        this.attempts = attempts;
    }

    /** Lines of all jobs may be missing. */
    void missing() {
        missing = true;
    }

    /** Lines of all jobs may be missing since a time. */
    void missingSince(long nanos) {
        missing = true;
        missingFrom = Math.min(missingFrom, nanos);
    }

    boolean isMissing() {
        return missing;
    }

    /** All lines up to a time have been delivered. */
    void delivered(long nanos) {
        delivered.delivered(nanos);
    }

    /**
     * Records that all lines up to a time were returned by a reading for all jobs.
     *
     * @param started when it started, by the clock of the service; {@code null} if it is unknown
     */
    void read(long nanos, @Nullable Instant started) {
        // A line that has become visible since the start of the reading may be older than the last page.
        delivered.delivered(started == null ? nanos : Math.min(nanos, LogTime.nanos(started)));
    }

    /** Returns where a connection must start, in nanoseconds since 1970. */
    long resumeFrom() {
        return delivered.resumeFrom();
    }

    /** Reads again without waiting, because a job has ended. */
    void hurry() {
        readAt = 0;
    }

    /** Returns when to read; {@link Long#MAX_VALUE} if nothing is missing. */
    long due() {
        if (missing || jobs.isReadable()) {
            return readAt;
        }
        return jobs.liveDraining().isEmpty() ? Long.MAX_VALUE : Math.max(readAt, drainAt);
    }

    /**
     * Sets which lines a due reading is for: those of all jobs and those of some jobs in turn, if both are missing.
     *
     * @param session the connection, or {@code null}
     */
    void start(LogRead next, @Nullable TailSession session) {
        boolean ofJobs = jobs.isReadable() && (lastWasShared || !missing);
        lastWasShared = !ofJobs;
        if (ofJobs) {
            next.ofJobs(jobs.readable(JOBS_PER_READ));
            return;
        }
        TailSession established = session != null && session.isEstablished() ? session : null;
        next.ofAllJobs(Math.min(delivered.resumeFrom(), missingFrom), established, jobs.liveDraining());
        missing = false;
        missingFrom = Long.MAX_VALUE;
    }

    /** Plans the next reading after a failure. */
    void failed(Throwable failure, long nowNanos) {
        readAt = nowNanos + attempts.failed(failure).toNanos();
    }

    /** Plans the next reading after one that the service has permitted. */
    void succeeded() {
        var unused = attempts.succeeded();
        readAt = 0;
    }

    /** Records that a reading for all jobs has ended. */
    void sharedReadEnded(LogRead read, boolean complete, long nowNanos) {
        read.jobs().forEach(job -> job.drainReadEnded(complete));
        if (complete) {
            drainAt = nowNanos + BETWEEN_DRAINS.toNanos();
        } else {
            missingSince(read.fromNanos());
        }
    }

    /**
     * Records that a reading for some jobs has ended.
     *
     * @param started when it started, by the clock of the service; {@code null} if it is unknown
     */
    void readOfJobsEnded(
            LogRead read, @Nullable TailSession session, @Nullable Instant started, boolean complete, long nowNanos) {
        for (FollowedJob job : read.jobs()) {
            job.readEnded(session == null ? job.newReading() : session.reading(job), complete, nowNanos);
        }
        // The lines before that time have been read for these jobs, and will be for the others.
        if (complete && started != null && !delivered.isKnown()) {
            delivered.delivered(LogTime.nanos(started));
        }
    }
}
