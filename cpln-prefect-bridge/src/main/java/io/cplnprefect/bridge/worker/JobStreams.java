/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.output.JobLogs;
import io.cplnprefect.bridge.output.JobLogsSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log lines of the jobs of a worker, which the listener receives. Thread-safe. */
final class JobStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobStreams.class);

    private final WorkerContext context;
    private final JobLogs logs;

    JobStreams(WorkerContext context) {
        this.context = context;
        this.logs = new JobLogs(context.controlPlane(), context.time(), context.executor(), JobLogsSettings.DEFAULT);
    }

    /** Streams the log of a job from its first line on. */
    void follow(UUID flowRunId, Job job) {
        if (!context.settings().streamLogs() || !job.options().streamOutput()) {
            return;
        }
        Instant created = Objects.requireNonNullElseGet(
                job.created(), () -> context.prefectClock().now());
        try {
            logs.follow(
                    job.pid(),
                    job.location(),
                    created,
                    line -> context.listener().line(flowRunId, line));
        } catch (IllegalStateException closed) {
            LOG.debug("No log lines of {}: the worker is closed", job.pid());
        }
    }

    /** Reads the last lines of a job that has ended, then runs an action. Does not wait. */
    void finish(Job job, Runnable afterwards) {
        if (context.settings().streamLogs()) {
            logs.finish(job.pid(), afterwards);
        } else {
            afterwards.run();
        }
    }

    @Override
    public void close() {
        logs.close();
    }
}
