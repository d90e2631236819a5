/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.cpln.log.LogEntry;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the listener of the user, and logs the exceptions that it throws. */
final class SafeListener implements WorkerListener {

    private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

    private final WorkerListener listener;

    SafeListener(WorkerListener listener) {
        this.listener = listener;
    }

    @Override
    public void claimed(UUID flowRunId) {
        call(() -> listener.claimed(flowRunId));
    }

    @Override
    public void skipped(UUID flowRunId, String reason) {
        call(() -> listener.skipped(flowRunId, reason));
    }

    @Override
    public void started(UUID flowRunId, Job job) {
        call(() -> listener.started(flowRunId, job));
    }

    @Override
    public void notStarted(UUID flowRunId, Throwable reason) {
        call(() -> listener.notStarted(flowRunId, reason));
    }

    @Override
    public void line(UUID flowRunId, LogEntry line) {
        call(() -> listener.line(flowRunId, line));
    }

    @Override
    public void ended(EndedRun run) {
        call(() -> listener.ended(run));
    }

    @Override
    public void claimLost(UUID flowRunId) {
        call(() -> listener.claimLost(flowRunId));
    }

    @Override
    public void polled(PollReport report) {
        call(() -> listener.polled(report));
    }

    @Override
    public void observed(SyncReport report) {
        call(() -> listener.observed(report));
    }

    private static void call(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.warn("The worker's listener failed", e);
        }
    }
}
