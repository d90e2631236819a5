/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.log.Logs;
import io.cplnprefect.cpln.log.SeenWindow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the lines that are missing: of all jobs of a workload, or of some jobs that are missing more lines than the others.
 * The state is guarded by the lock of the {@link WorkloadLog}.
 */
final class LogRead implements RangeRead.Listener {

    /** Receives the lines. */
    interface Owner {
        boolean page(LogRead read, List<LogEntry> lines, @Nullable Instant started);

        void ended(LogRead read, @Nullable Instant started, @Nullable Throwable failure);
    }

    private final Owner owner;
    private final Map<FollowedJob, SeenWindow.Reading> readings = new HashMap<>();
    private List<FollowedJob> jobs = List.of();
    private boolean shared;
    private long fromNanos;
    private @Nullable TailSession session;
    private @Nullable RangeRead range;

    LogRead(Owner owner) {
        this.owner = owner;
    }

    /**
     * Sets that this reading is for all jobs.
     *
     * @param from where it starts, in nanoseconds since 1970
     * @param established the connection that sends all lines that this reading does not return, or {@code null}
     * @param draining the jobs whose last lines it may return
     */
    void ofAllJobs(long from, @Nullable TailSession established, List<FollowedJob> draining) {
        shared = true;
        fromNanos = from;
        session = established;
        jobs = draining;
        jobs.forEach(FollowedJob::drainReadStarted);
    }

    /** Sets that this reading is for some jobs. */
    void ofJobs(List<FollowedJob> some) {
        jobs = some;
        fromNanos = some.stream().mapToLong(FollowedJob::resumeFrom).min().orElseThrow();
        jobs.forEach(FollowedJob::readStarted);
    }

    /** Returns whether this reading is for all jobs. */
    boolean isShared() {
        return shared;
    }

    long fromNanos() {
        return fromNanos;
    }

    /** Returns the jobs that this reading is for, or, if it is for all jobs, those that have ended. */
    List<FollowedJob> jobs() {
        return jobs;
    }

    @Nullable
    TailSession session() {
        return session;
    }

    /** Returns the action that sends the first request. It must run without a lock. */
    Runnable request(Logs logs, Map<String, String> labels, LongSupplier nanoTime) {
        List<String> commands = shared
                ? List.of()
                : jobs.stream().map(job -> job.pid().command()).toList();
        RangeRead created = new RangeRead(logs, LogQl.ofCommands(labels, commands), nanoTime, this);
        range = created;
        return () -> created.start(fromNanos);
    }

    /** Returns the action that cancels the request. */
    Runnable cancellation() {
        RangeRead created = range;
        return created == null ? () -> {} : created::cancel;
    }

    /** Queues a line for its job. */
    void deliver(FollowedJob job, LogEntry line) {
        job.accept(readings.computeIfAbsent(job, FollowedJob::newReading), line);
    }

    /** Returns whether a job can receive further lines of this reading. */
    boolean isUseful() {
        return shared || jobs.stream().anyMatch(job -> job.stage() == FollowedJob.Stage.READING);
    }

    @Override
    public boolean page(List<LogEntry> lines, @Nullable Instant started) {
        return owner.page(this, lines, started);
    }

    @Override
    public void ended(@Nullable Instant started, @Nullable Throwable failure) {
        owner.ended(this, started, failure);
    }
}
