/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes the lines of a workload to the jobs that wrote them. Guarded by the lock of the {@link WorkloadLog}. */
final class LineRoutes {

    private final FollowedJobs jobs;
    private final ReadPlan reads;

    /** The queues that have changed. */
    private final Set<LineQueue> filled = new LinkedHashSet<>();

    LineRoutes(FollowedJobs jobs, ReadPlan reads) {
        this.jobs = jobs;
        this.reads = reads;
    }

    /** Passes a line of a connection, or keeps it if lines before it are missing. */
    void received(TailSession from, LogEntry line) {
        if (from.isLive()) {
            deliver(from, line);
        } else if (jobs.writer(line) != null) {
            from.hold(line);
        }
    }

    /** Passes a line of a connection. */
    void deliver(TailSession from, LogEntry line) {
        reads.delivered(line.timestampNanos());
        FollowedJob job = jobs.writer(line);
        if (job != null) {
            job.receive(from.reading(job), line);
            filled.add(job.queue());
        }
    }

    /** Passes the kept lines of a connection if a reading has returned all lines before them. */
    void release(@Nullable TailSession current, LogRead ended) {
        if (current == null || current != ended.session() || current.isLive() || reads.isMissing()) {
            return;
        }
        List<LogEntry> held = current.release();
        if (held == null) {
            reads.missing();
        } else {
            held.forEach(line -> deliver(current, line));
        }
    }

    /** Passes a line of a reading. */
    void read(LogRead from, LogEntry line) {
        FollowedJob job = jobs.writer(line);
        if (job != null) {
            from.deliver(job, line);
            filled.add(job.queue());
        }
    }

    /** Ends the queue of a job. */
    void ended(FollowedJob job) {
        job.queue().end();
        filled.add(job.queue());
    }

    /** Records that the queues of jobs have changed. */
    void filled(List<FollowedJob> changed) {
        changed.forEach(job -> filled.add(job.queue()));
    }

    /** Returns the queues that have changed since the last call. */
    List<LineQueue> filled() {
        List<LineQueue> changed = List.copyOf(filled);
        filled.clear();
        return changed;
    }
}
