/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.trace;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.worker.EndedRun;
import io.cplnprefect.bridge.worker.PollReport;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.cpln.log.LogEntry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Set;
import java.util.UUID;

/** Begins and ends the spans of flow runs by the events of a worker, then calls another listener. */
final class TracingListener implements WorkerListener {

    private static final Set<String> ERRORS = Set.of("CRASHED", "FAILED");

    private final FlowRunSpans spans;
    private final WorkerListener next;

    TracingListener(FlowRunSpans spans, WorkerListener next) {
        this.spans = spans;
        this.next = next;
    }

    @Override
    public void claimed(UUID flowRunId) {
        spans.begin(flowRunId, "flow run submission");
        next.claimed(flowRunId);
    }

    @Override
    public void claimLost(UUID flowRunId) {
        next.claimLost(flowRunId);
    }

    @Override
    public void skipped(UUID flowRunId, String reason) {
        spans.end(flowRunId, span -> span.setAttribute("cplnprefect.skipped", reason));
        next.skipped(flowRunId, reason);
    }

    @Override
    public void started(UUID flowRunId, Job job) {
        spans.begin(flowRunId, "job");
        Span span = spans.get(flowRunId);
        if (span != null) {
            span.setAttribute("cpln.org", job.pid().org())
                    .setAttribute("cpln.gvc", job.pid().gvc())
                    .setAttribute("cpln.workload", job.pid().workload())
                    .setAttribute("cpln.command", job.pid().command())
                    .setAttribute("cpln.location", job.location());
        }
        next.started(flowRunId, job);
    }

    @Override
    public void notStarted(UUID flowRunId, Throwable reason) {
        spans.end(flowRunId, span -> span.setStatus(StatusCode.ERROR, String.valueOf(reason.getMessage())));
        next.notStarted(flowRunId, reason);
    }

    @Override
    public void line(UUID flowRunId, LogEntry line) {
        Span span = spans.get(flowRunId);
        String replica = line.labels().get("replica");
        if (span != null && replica != null) {
            span.setAttribute("cpln.replica", replica);
        }
        next.line(flowRunId, line);
    }

    @Override
    public void ended(EndedRun run) {
        spans.end(run.flowRunId(), span -> {
            span.setAttribute("prefect.flow_run.state", run.state());
            if (ERRORS.contains(run.state())) {
                span.setStatus(StatusCode.ERROR);
            }
        });
        next.ended(run);
    }

    @Override
    public void polled(PollReport report) {
        next.polled(report);
    }

    @Override
    public void observed(SyncReport report) {
        next.observed(report);
    }
}
