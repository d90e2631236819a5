/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The log streams of the jobs of a worker. Thread-safe. */
final class JobStreams implements AutoCloseable {

    private final WorkerContext context;
    private final Map<UUID, JobLogs> streams = new ConcurrentHashMap<>();
    private volatile boolean closed;

    JobStreams(WorkerContext context) {
        this.context = context;
    }

    /**
     * Streams the log of a job from its start.
     *
     * @param isNew whether the job was just started, so that it has no earlier lines
     */
    void follow(UUID flowRunId, Job job, boolean isNew) {
        if (closed || !context.settings().streamLogs() || !job.options().streamOutput()) {
            return;
        }
        JobLogs logs = new JobLogs(context, job, line -> context.listener().line(flowRunId, line));
        JobLogs before = streams.put(flowRunId, logs);
        if (before != null) {
            before.close();
        }
        if (isNew) {
            logs.start();
        } else {
            logs.resume();
        }
    }

    /** Reads the last lines of a job that has ended, then runs an action. Does not wait. */
    void finish(UUID flowRunId, Runnable afterwards) {
        JobLogs logs = streams.remove(flowRunId);
        if (logs == null) {
            afterwards.run();
        } else {
            logs.finish(afterwards);
        }
    }

    @Override
    public void close() {
        closed = true;
        streams.values().forEach(JobLogs::close);
    }
}
