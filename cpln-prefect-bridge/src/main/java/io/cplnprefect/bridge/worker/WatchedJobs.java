/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.FoundJob;
import io.cplnprefect.bridge.job.StartedJob;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.prefect.flowrun.FlowRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs that a worker watches, with their slots and log streams. Thread-safe. */
final class WatchedJobs {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedJobs.class);

    private final WorkerContext context;
    private final RunConfiguration configuration;
    private final Slots slots;
    private final Map<UUID, LiveJob> live = new ConcurrentHashMap<>();
    private volatile boolean closed;

    WatchedJobs(WorkerContext context, RunConfiguration configuration, Slots slots) {
        this.context = context;
        this.configuration = configuration;
        this.slots = slots;
    }

    boolean contains(UUID flowRunId) {
        return live.containsKey(flowRunId);
    }

    Set<UUID> flowRunIds() {
        return Set.copyOf(live.keySet());
    }

    List<LiveJob> all() {
        return List.copyOf(live.values());
    }

    /** Watches a job that this worker has started. */
    void add(FlowRun run, RunSubmission.Submitted submitted, Slots.Slot slot) {
        JobConfiguration configured = submitted.plan().configuration();
        JobLogs logs = configured.streamOutput() ? newLogs(run.id(), submitted.job()) : null;
        put(new LiveJob(
                run.id(),
                submitted.plan().request().flowName(),
                submitted.job(),
                configured.jobWatchTimeout(),
                context.time().nanoTime().getAsLong(),
                slot,
                logs));
        if (logs != null) {
            logs.start();
        }
    }

    /** Watches a job that was found by its tags, whether or not a slot is free. */
    void addFound(FlowRun run, FoundJob found) {
        StartedJob job = found.job();
        String flowName = "";
        @Nullable Duration timeout = null;
        boolean streamsOutput = true;
        try {
            RunConfiguration.Plan plan = configuration.plan(run, context.newReads());
            flowName = plan.request().flowName();
            timeout = plan.configuration().jobWatchTimeout();
            streamsOutput = plan.configuration().streamOutput();
        } catch (RuntimeException e) {
            LOG.warn(LogLine.in(LogArea.JOB)
                    .run(run.id())
                    .job(job.pid())
                    .text("Watched without the settings of its deployment: " + e.getMessage()));
        }
        long age = Duration.between(job.created(), context.time().now()).toNanos();
        JobLogs logs = streamsOutput ? newLogs(run.id(), job) : null;
        put(new LiveJob(
                run.id(),
                flowName,
                job,
                timeout,
                context.time().nanoTime().getAsLong() - age,
                slots.acquireBeyondLimit(),
                logs));
        if (logs != null) {
            logs.resume();
        }
    }

    private void put(LiveJob job) {
        LiveJob before = live.put(job.flowRunId(), job);
        if (before != null) {
            before.release();
            if (before.logs() != null) {
                before.logs().close();
            }
        }
    }

    private @Nullable JobLogs newLogs(UUID flowRunId, StartedJob job) {
        return context.settings().streamLogs() && !closed
                ? new JobLogs(context, job, line -> context.listener().line(flowRunId, line))
                : null;
    }

    /** Stops watching a job that has ended, and reports its end after its last log lines. */
    void end(EndedRun run) {
        LiveJob job = live.remove(run.flowRunId());
        if (job == null) {
            return;
        }
        job.release();
        JobLogs logs = job.logs();
        if (logs == null) {
            context.listener().ended(run);
        } else {
            logs.finish(() -> context.listener().ended(run));
        }
    }

    /** Closes the log streams. The jobs are not stopped. */
    void close() {
        closed = true;
        live.values().forEach(job -> {
            JobLogs logs = job.logs();
            if (logs != null) {
                logs.close();
            }
        });
    }
}
