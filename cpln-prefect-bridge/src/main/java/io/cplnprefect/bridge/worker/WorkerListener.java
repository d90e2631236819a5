/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.cpln.log.LogEntry;
import java.util.UUID;

/**
 * A listener of the events of flow runs. Methods are called on threads of the worker, in order for each flow run; exceptions are
 * logged and ignored. Implementations must be thread-safe and must not block.
 */
public interface WorkerListener {

    /** A listener that ignores all events. */
    WorkerListener NONE = new WorkerListener() {};

    /**
     * Called when the worker has claimed a flow run.
     *
     * @param flowRunId id of the flow run
     */
    default void claimed(UUID flowRunId) {}

    /**
     * Called when the claim of a flow run was refused, such as because another worker has claimed it. {@link #skipped} is called
     * afterwards.
     *
     * @param flowRunId id of the flow run
     */
    default void claimLost(UUID flowRunId) {}

    /**
     * Called when a flow run was not started, and its state was not changed by that: another worker has claimed it, it was cancelled
     * or paused, or a later round continues its submission.
     *
     * @param flowRunId id of the flow run
     * @param reason the reason
     */
    default void skipped(UUID flowRunId, String reason) {}

    /**
     * Called when the job of a flow run was started or adopted.
     *
     * @param flowRunId id of the flow run
     * @param job the job
     */
    default void started(UUID flowRunId, Job job) {}

    /**
     * Called when the job of a claimed flow run was not started, or it is unknown whether it was. CRASHED was proposed for the flow
     * run, unless it is unknown.
     *
     * @param flowRunId id of the flow run
     * @param reason the reason
     */
    default void notStarted(UUID flowRunId, Throwable reason) {}

    /**
     * Called for each log line of a job, once per line, in the order of the log. A worker that takes over a live job calls this method
     * with the lines from the first one on, also with those that the listener of another process has received. It is not called
     * with the lines of a job of another process that ended before this worker observed it.
     *
     * @param flowRunId id of the flow run
     * @param line the line
     */
    default void line(UUID flowRunId, LogEntry line) {}

    /**
     * Called when a job has ended and its flow run needs no further proposal, after the last log line.
     *
     * @param run the flow run and the stage of its job
     */
    default void ended(EndedRun run) {}

    /**
     * Called after each poll.
     *
     * @param report the report of the poll
     */
    default void polled(PollReport report) {}

    /**
     * Called after each observation, of the worker's own flow runs or of its share of the work pool.
     *
     * @param report the report of the observation
     */
    default void observed(SyncReport report) {}
}
