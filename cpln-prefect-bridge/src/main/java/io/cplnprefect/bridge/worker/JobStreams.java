/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.output.FlowRunLogs;
import io.cplnprefect.bridge.output.JobLogs;
import io.cplnprefect.bridge.output.JobLogsSettings;
import io.cplnprefect.bridge.output.LineConsumer;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.platform.PlatformClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log lines of the jobs of a worker, which the listener receives. Thread-safe. */
final class JobStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobStreams.class);

    private final WorkerContext context;
    /** The logs of each client. Guarded by this object. */
    private final Map<PlatformClient, JobLogs> logs = new HashMap<>();
    /** The client whose logs follow a job. */
    private final Map<InfrastructurePid, PlatformClient> followed = new ConcurrentHashMap<>();

    private final @Nullable FlowRunLogs flowRunLogs;
    /** Guarded by this object. */
    private boolean closed;

    private final Set<InfrastructurePid> takenOver = ConcurrentHashMap.newKeySet();

    JobStreams(WorkerContext context) {
        this.context = context;
        int budget = context.settings().copiedLogLines();
        this.flowRunLogs =
                budget == 0 ? null : new FlowRunLogs(context.prefect(), context.time(), context.executor(), budget);
    }

    /** Streams the log of a job from its first line on. */
    void follow(UUID flowRunId, Job job) {
        follow(job, () -> consumer(flowRunId, job));
    }

    /** Copies the log of a job that has ended. Its lines were for the listener of the process that observed it. */
    void copy(UUID flowRunId, Job job) {
        if (flowRunLogs != null) {
            follow(job, () -> flowRunLogs.consumer(flowRunId, job.pid()));
            finish(job, () -> {});
        }
    }

    private void follow(Job job, Supplier<LineConsumer> consumer) {
        if (!context.settings().streamLogs() || !job.options().streamOutput()) {
            return;
        }
        if (!job.instance().equals(context.identity().instance())) {
            takenOver.add(job.pid());
        }
        Instant created = Objects.requireNonNullElseGet(
                job.created(), () -> context.prefectClock().now());
        try {
            logs(job.pid()).follow(job.pid(), job.location(), created, consumer.get());
        } catch (IllegalStateException closed) {
            LOG.debug("No log lines of {}: the worker is closed", job.pid());
        }
    }

    private LineConsumer consumer(UUID flowRunId, Job job) {
        if (flowRunLogs == null) {
            return line -> context.listener().line(flowRunId, line);
        }
        LineConsumer copies = flowRunLogs.consumer(flowRunId, job.pid());
        return line -> {
            context.listener().line(flowRunId, line);
            copies.accept(line);
        };
    }

    /** Returns whether the log of another worker's job has been followed. */
    boolean hasTakenOver(InfrastructurePid pid) {
        return takenOver.contains(pid);
    }

    /** Returns whether the lines of jobs are copied to their flow runs. */
    boolean copies() {
        return flowRunLogs != null;
    }

    /** Reads the last lines of a job that has ended, then runs an action. Does not wait. */
    void finish(Job job, Runnable afterwards) {
        if (flowRunLogs != null) {
            finishLogs(job.pid(), () -> flowRunLogs.finish(job.pid(), afterwards));
        } else if (context.settings().streamLogs()) {
            finishLogs(job.pid(), afterwards);
        } else {
            afterwards.run();
        }
    }

    private void finishLogs(InfrastructurePid pid, Runnable afterwards) {
        logs(pid).finish(pid, afterwards);
        followed.remove(pid);
    }

    /** The client for a job may change while its lines are read. */
    private synchronized JobLogs logs(InfrastructurePid pid) {
        PlatformClient client = followed.computeIfAbsent(pid, context.clients()::of);
        JobLogs ofClient = logs.computeIfAbsent(
                client,
                each -> new JobLogs(each.controlPlane(), context.time(), context.executor(), JobLogsSettings.DEFAULT));
        if (closed) {
            ofClient.close();
        }
        return ofClient;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (flowRunLogs != null) {
            flowRunLogs.close();
        }
        logs.values().forEach(JobLogs::close);
    }
}
