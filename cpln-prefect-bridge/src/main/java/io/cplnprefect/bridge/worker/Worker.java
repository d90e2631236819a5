/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.worker.Heartbeat;
import io.cplnprefect.prefect.workpool.ScheduledFlowRun;
import io.cplnprefect.prefect.workpool.ScheduledRunsQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Prefect worker that runs the flow runs of a work pool as jobs on Control Plane.
 *
 * <p>Each activity is a method that does one round: {@link #heartbeat()}, {@link #pollOnce()}, {@link #watchOnce()},
 * {@link #reattachOnce()}. The caller drives them, or {@link #schedule()} does. A round can be missed or repeated without harm,
 * and the failure of one flow run does not affect others.
 *
 * <p>Thread-safe; rounds of the same kind run one after another. Closing does not stop the jobs: a later worker of the same
 * name watches them again after {@link #reattachOnce()}.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Prefect prefect;
    private final WorkerContext context;
    private final WorkerSettings settings;
    private final Executor submissions;
    private final RunSubmission submission;
    private final WatchRound watchRound;
    private final ReattachRound reattachRound;

    private final Slots slots;
    private final Set<UUID> submitting = ConcurrentHashMap.newKeySet();
    private final WatchedJobs watched;
    private final ReentrantLock polling = new ReentrantLock();
    private final ReentrantLock watching = new ReentrantLock();
    private volatile boolean closed;

    private Worker(WorkerContext context, Executor submissions) {
        this.context = context;
        this.prefect = context.prefect();
        this.settings = context.settings();
        this.submissions = submissions;
        RunConfiguration configuration = new RunConfiguration(context);
        PidWrite pids = new PidWrite(prefect, context.time());
        this.submission = new RunSubmission(context, configuration, pids);
        this.watchRound = new WatchRound(prefect, context.jobs(), context.time());
        this.reattachRound = new ReattachRound(context, pids);
        this.slots = new Slots(settings.limit());
        this.watched = new WatchedJobs(context, configuration, slots);
    }

    /**
     * Creates a worker, and its work pool if it does not exist. {@link io.cplnprefect.bridge.Bridge#worker} calls this method with
     * executors of its own.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param controlPlane client of the Control Plane API, which the caller closes
     * @param settings the settings
     * @param listener called with the events of flow runs
     * @param executor runs rounds and log reads, which block; it must not limit the number of its threads
     * @param submissions runs submissions, which block; its number of threads limits how many run at the same time
     * @return the worker
     * @throws UsageException if settings are invalid or missing, a service is not what the settings say, the work pool has another
     *     type, or jobs could not reach the Prefect API; lists all problems. Nothing was created
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public static Worker create(
            Prefect prefect,
            ControlPlane controlPlane,
            WorkerSettings settings,
            WorkerListener listener,
            Executor executor,
            Executor submissions) {
        WorkerContext context =
                new WorkerSetup(prefect, controlPlane, settings).prepare(new SafeListener(listener), executor);
        LOG.info(LogLine.in(LogArea.INIT)
                .text("Worker '" + settings.name() + "' of work pool '" + settings.workPool() + "' ready for org "
                        + controlPlane.org().name()));
        return new Worker(context, submissions);
    }

    /**
     * Sends a heartbeat, by which the server regards this worker as online.
     *
     * @throws io.cplnprefect.core.error.ApiException if the request failed
     */
    public void heartbeat() {
        prefect.workers()
                .heartbeat(
                        settings.workPool(),
                        Heartbeat.builder()
                                .name(settings.name())
                                .heartbeatIntervalSeconds(Math.toIntExact(
                                        settings.heartbeatInterval().toSeconds()))
                                .build())
                .execute();
    }

    /**
     * Reads the flow runs that are due and starts the submission of as many as there are free slots, in the order of the server.
     * Does not wait for the submissions: see {@link WorkerListener} and {@link #submitting()}.
     *
     * @return the flow runs that were due and those whose submission was started
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     * @throws UsageException if the worker is closed, or its work pool was replaced by one of another type
     */
    public PollReport pollOnce() {
        requireOpen();
        polling.lock();
        try {
            RoundReads reads = context.newReads();
            List<UUID> submitted = new ArrayList<>();
            List<UUID> waiting = new ArrayList<>();
            List<ScheduledFlowRun> due = due();
            for (ScheduledFlowRun scheduled : due) {
                FlowRun run = scheduled.flowRun();
                if (watched.contains(run.id()) || !submitting.add(run.id())) {
                    continue;
                }
                Optional<Slots.Slot> slot = waiting.isEmpty() ? slots.acquire() : Optional.empty();
                if (slot.isEmpty()) {
                    submitting.remove(run.id());
                    waiting.add(run.id());
                } else if (startSubmission(run, reads, slot.get())) {
                    submitted.add(run.id());
                }
            }
            return new PollReport(due.size(), submitted, waiting);
        } finally {
            polling.unlock();
        }
    }

    private List<ScheduledFlowRun> due() {
        ScheduledRunsQuery.Builder query = ScheduledRunsQuery.builder()
                .scheduledBefore(context.time().now().plus(settings.prefetch()));
        if (!settings.workQueues().isEmpty()) {
            query.workQueueNames(settings.workQueues());
        }
        return prefect.workPools()
                .scheduledFlowRuns(settings.workPool(), query.build())
                .execute();
    }

    private boolean startSubmission(FlowRun run, RoundReads reads, Slots.Slot slot) {
        try {
            submissions.execute(() -> submit(run, reads, slot));
            return true;
        } catch (RejectedExecutionException e) {
            submitting.remove(run.id());
            slot.close();
            return false;
        }
    }

    private void submit(FlowRun run, RoundReads reads, Slots.Slot slot) {
        boolean running = false;
        try {
            RunSubmission.Submitted submitted = closed ? null : submission.submit(run, reads);
            if (submitted != null) {
                watched.add(run, submitted, slot);
                running = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error(LogLine.in(LogArea.JOB).run(run.id()).text("Submission failed: " + e), e);
            context.listener().notStarted(run.id(), e);
        } finally {
            submitting.remove(run.id());
            if (!running) {
                slot.close();
            }
        }
    }

    /**
     * Repairs what an earlier worker of this name has left. Live jobs of this worker's agent are watched again, also beyond the
     * limit, and their PIDs are written where they are missing. Flow runs that a worker of this name claimed more than two minutes
     * ago, and that have no job, are returned to the work pool.
     *
     * <p>The listener receives the log lines of such a job from its start.
     *
     * @return the flow runs that were repaired; failed requests are part of the report and not thrown
     * @throws UsageException if the worker is closed
     */
    public ReattachReport reattachOnce() {
        requireOpen();
        watching.lock();
        try {
            // In this order, because a run moves from submission to watching.
            return reattachRound.run(id -> submitting.contains(id) || watched.contains(id), watched::addFound);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ReattachReport(List.of(), List.of(), List.of(), List.of("The round was interrupted"));
        } finally {
            watching.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new UsageException("The worker '" + settings.name() + "' is closed");
        }
    }

    /**
     * Reads the stages of the running jobs, proposes states for flow runs that did not report their end, and releases the slots of
     * jobs that have ended.
     *
     * @return the flow runs whose jobs have ended; failed requests are part of the report and not thrown
     */
    public WatchReport watchOnce() {
        watching.lock();
        try {
            WatchRound.Result result = watchRound.run(watched.all());
            result.ended().forEach(watched::end);
            return new WatchReport(watched.all().size(), result.ended(), result.problems());
        } finally {
            watching.unlock();
        }
    }

    /**
     * Returns how many flow runs are being submitted or wait for their submission.
     *
     * @return the number
     */
    public int submitting() {
        return submitting.size();
    }

    /**
     * Returns the flow runs whose jobs are being watched.
     *
     * @return their ids; a copy
     */
    public Set<UUID> running() {
        return watched.flowRunIds();
    }

    /**
     * Returns how many more flow runs may be submitted within the limit.
     *
     * @return the number
     */
    public int freeSlots() {
        return slots.free();
    }

    /**
     * Returns a new schedule that calls the rounds at the intervals of the settings. It is not started.
     *
     * @return the schedule
     */
    public WorkerSchedule schedule() {
        return new WorkerSchedule(this, settings, context.time(), context.executor());
    }

    /**
     * Closes the worker: submits no more flow runs and closes log streams. Submissions under way continue, and jobs are not
     * stopped. Has no effect on a closed worker.
     */
    @Override
    public void close() {
        closed = true;
        watched.close();
    }
}
