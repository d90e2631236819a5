/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.StartedJob;
import io.cplnprefect.bridge.log.LogEntry;
import java.util.UUID;

/**
 * Hears what becomes of flow runs. Methods are called on the worker's threads, one flow run's events in order; what they throw
 * is logged and dropped. Implementations are thread-safe and quick.
 */
public interface WorkerListener {

    /** Hears nothing. */
    WorkerListener NONE = new WorkerListener() {};

    /**
     * The server gave the run to this worker.
     *
     * @param flowRunId the flow run
     */
    default void claimed(UUID flowRunId) {}

    /**
     * The run was not this worker's to start: another was faster, or it was cancelled or paused meanwhile.
     *
     * @param flowRunId the flow run
     * @param reason the server's words
     */
    default void passedOver(UUID flowRunId, String reason) {}

    /**
     * The run has a job.
     *
     * @param flowRunId the flow run
     * @param job its job
     */
    default void started(UUID flowRunId, StartedJob job) {}

    /**
     * The run could not be started; it was proposed as crashed unless its outcome is open.
     *
     * @param flowRunId the flow run
     * @param reason why
     */
    default void notStarted(UUID flowRunId, Throwable reason) {}

    /**
     * The job wrote a line. Each line comes once, in the order of the log as far as the log has one.
     *
     * @param flowRunId the flow run
     * @param line the line
     */
    default void line(UUID flowRunId, LogEntry line) {}

    /**
     * The job has ended and the flow run needs nothing more.
     *
     * @param run the flow run and how its job ended
     */
    default void ended(EndedRun run) {}
}
