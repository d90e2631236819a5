/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.metrics;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.sync.SyncAction;
import io.cplnprefect.bridge.sync.SyncEvent;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.worker.EndedRun;
import io.cplnprefect.bridge.worker.PollReport;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.cpln.log.LogEntry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Records the events of a worker, then calls another listener. */
final class RecordingListener implements WorkerListener {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final BridgeMetrics metrics;
    private final WorkerListener next;

    RecordingListener(BridgeMetrics metrics, WorkerListener next) {
        this.metrics = metrics;
        this.next = next;
    }

    @Override
    public void claimed(UUID flowRunId) {
        metrics.count("claims", Tags.of("outcome", "won"));
        next.claimed(flowRunId);
    }

    @Override
    public void claimLost(UUID flowRunId) {
        metrics.count("claims", Tags.of("outcome", "lost"));
        next.claimLost(flowRunId);
    }

    @Override
    public void skipped(UUID flowRunId, String reason) {
        metrics.count("submissions", Tags.of("outcome", "skipped"));
        next.skipped(flowRunId, reason);
    }

    @Override
    public void started(UUID flowRunId, Job job) {
        metrics.count("submissions", Tags.of("outcome", "started"));
        next.started(flowRunId, job);
    }

    @Override
    public void notStarted(UUID flowRunId, Throwable reason) {
        metrics.count("submissions", Tags.of("outcome", "failed"));
        next.notStarted(flowRunId, reason);
    }

    @Override
    public void line(UUID flowRunId, LogEntry line) {
        metrics.count("log.lines", Tags.empty());
        Instant written = Instant.ofEpochSecond(
                line.timestampNanos() / NANOS_PER_SECOND, line.timestampNanos() % NANOS_PER_SECOND);
        Duration lag = Duration.between(written, Instant.now());
        metrics.time("log.lag", Tags.empty(), lag.isNegative() ? Duration.ZERO : lag);
        next.line(flowRunId, line);
    }

    @Override
    public void ended(EndedRun run) {
        metrics.count("runs.ended", Tags.of("state", run.state()));
        next.ended(run);
    }

    @Override
    public void polled(PollReport report) {
        metrics.set("runs.due", Tags.empty(), report.due());
        next.polled(report);
    }

    @Override
    public void observed(SyncReport report) {
        metrics.count("sync.problems", Tags.empty(), report.problems().size());
        for (SyncEvent event : report.events()) {
            String result = event.result().name().toLowerCase(Locale.ROOT);
            metrics.count("sync.actions", Tags.of("action", name(event.action()), "result", result));
            if (event.action() instanceof SyncAction.Stop stop && event.result() == SyncEvent.Result.DONE) {
                metrics.count("jobs.stopped", Tags.empty(), stop.jobs().size());
            }
        }
        next.observed(report);
    }

    private static String name(SyncAction action) {
        return action instanceof SyncAction.Propose propose
                ? "propose_" + propose.kind().name().toLowerCase(Locale.ROOT)
                : action.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT);
    }
}
