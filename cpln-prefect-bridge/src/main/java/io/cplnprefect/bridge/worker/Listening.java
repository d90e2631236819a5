/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.StartedJob;
import io.cplnprefect.bridge.log.LogEntry;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes events on to the user's listener; what that throws harms nobody. */
final class Listening implements WorkerListener {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final WorkerListener listener;

    Listening(WorkerListener listener) {
        this.listener = listener;
    }

    @Override
    public void claimed(UUID flowRunId) {
        tell(() -> listener.claimed(flowRunId));
    }

    @Override
    public void passedOver(UUID flowRunId, String reason) {
        tell(() -> listener.passedOver(flowRunId, reason));
    }

    @Override
    public void started(UUID flowRunId, StartedJob job) {
        tell(() -> listener.started(flowRunId, job));
    }

    @Override
    public void notStarted(UUID flowRunId, Throwable reason) {
        tell(() -> listener.notStarted(flowRunId, reason));
    }

    @Override
    public void line(UUID flowRunId, LogEntry line) {
        tell(() -> listener.line(flowRunId, line));
    }

    @Override
    public void ended(EndedRun run) {
        tell(() -> listener.ended(run));
    }

    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.warn("The worker's listener failed", e);
        }
    }
}
