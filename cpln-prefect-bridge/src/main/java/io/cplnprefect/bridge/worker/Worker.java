/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.schedule.Activity;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.sync.SyncScope;
import io.cplnprefect.core.call.ApiResponse;
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
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Prefect worker that runs the flow runs of a work pool as jobs on Control Plane.
 *
 * <p>Each activity is a method that does one round: {@link #heartbeat()}, {@link #pollOnce()}, {@link #observeOnce()},
 * {@link #syncOnce()}. The caller drives them, or {@link #schedule()} does. A round can be missed or repeated without harm,
 * and the failure of one flow run does not affect others. Several workers of one pool share the observation of its flow runs, and
 * take over those of a worker that is offline.
 *
 * <p>Thread-safe; rounds of the same kind run one after another. Closing does not stop the jobs.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Prefect prefect;
    private final WorkerContext context;
    private final WorkerSettings settings;
    private final Submissions submissions;
    private final OwnRuns runs;
    private final JobStreams streams;
    private final Sync sync;
    private final EndedJobLogs endedJobLogs;
    private final Slots slots;
    private final ReentrantLock polling = new ReentrantLock();
    private volatile boolean closed;

    private Worker(WorkerContext context, Executor executor) {
        this.context = context;
        this.prefect = context.prefect();
        this.settings = context.settings();
        this.runs = new OwnRuns(context.time().nanoTime(), settings.sync().margin());
        this.slots = new Slots(settings.limit());
        this.streams = new JobStreams(context);
        this.submissions = new Submissions(context, runs, slots, streams, executor);
        PoolMember member = new PoolMember(context, runs, slots, streams, submissions::resume);
        this.endedJobLogs = new EndedJobLogs(context, runs, streams, member);
        this.sync = new Sync(
                prefect,
                context.controlPlane(),
                context.jobs(),
                SyncScope.workPool(settings.workPool()),
                settings.sync(),
                member);
    }

    /**
     * Creates a worker, and its work pool if it does not exist. {@link io.cplnprefect.bridge.Bridge#worker} calls this method with
     * executors of its own.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param controlPlane client of the Control Plane API, which the caller closes
     * @param settings the settings
     * @param listener called with the events of flow runs
     * @param executor runs rounds and the consumers of log lines, which block, on threads of its own; it must not limit their number
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
        LogLine.in(LogArea.INIT)
                .info(
                        LOG,
                        "Worker '" + settings.name() + "' of work pool '" + settings.workPool() + "' ready for org "
                                + controlPlane.org().name());
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
                                .name(context.identity().instanceName())
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
            List<UUID> submitted = new ArrayList<>();
            List<UUID> waiting = new ArrayList<>();
            RoundReads reads = context.newReads();
            // The poll may still list the runs of submissions that end before its response is read.
            Set<UUID> submittingBefore = runs.submitting();
            List<ScheduledFlowRun> due = due();
            if (due.size() > 1) {
                reads.load(due.stream().map(ScheduledFlowRun::flowRun).toList());
            }
            for (ScheduledFlowRun scheduled : due) {
                FlowRun run = scheduled.flowRun();
                if (submittingBefore.contains(run.id()) || runs.isSubmitting(run.id())) {
                    continue;
                }
                Optional<Slots.Slot> slot = waiting.isEmpty() ? slots.acquire() : Optional.empty();
                if (slot.isEmpty()) {
                    waiting.add(run.id());
                } else if (submissions.start(run, reads, slot.get())) {
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
                .scheduledBefore(context.prefectClock().now().plus(settings.prefetch()));
        if (!settings.workQueues().isEmpty()) {
            query.workQueueNames(settings.workQueues());
        }
        ApiResponse<List<ScheduledFlowRun>> response = prefect.workPools()
                .scheduledFlowRuns(settings.workPool(), query.build())
                .executeForResponse();
        context.prefectClock().set(response.date());
        return response.body();
    }

    /**
     * Observes the flow runs that this worker has submitted or taken over: reports the ends of their jobs, and releases their slots.
     *
     * @return what was seen and done; failed requests of single flow runs are part of the report and not thrown
     * @throws io.cplnprefect.core.error.ApiException if the flow runs cannot be read
     * @throws UsageException if the worker is closed
     */
    public SyncReport observeOnce() {
        requireOpen();
        return sync.runOnce(runs.observed(), runs.workloads());
    }

    /**
     * Observes this worker's share of all flow runs of the work pool, and takes over jobs of workers that are offline: their
     * lines are copied from then on, and those of jobs that have ended in between as well.
     *
     * @return what was seen and done; failed requests of single flow runs are part of the report and not thrown
     * @throws io.cplnprefect.core.error.ApiException if the work pool or its flow runs cannot be read
     * @throws UsageException if the worker is closed
     */
    public SyncReport syncOnce() {
        requireOpen();
        SyncReport report = sync.runOnce();
        endedJobLogs.copyOnce();
        return report;
    }

    private void requireOpen() {
        if (closed) {
            throw new UsageException("The worker '" + settings.name() + "' is closed");
        }
    }

    /**
     * Returns how many flow runs are being submitted or wait for their submission.
     *
     * @return the number
     */
    public int submitting() {
        return runs.submitting().size();
    }

    /**
     * Returns the flow runs that have a job and are observed.
     *
     * @return their ids; a copy
     */
    public Set<UUID> running() {
        return runs.running();
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
    public Schedule schedule() {
        return new Schedule(
                context.time(),
                context.executor(),
                List.of(
                        Activity.of("heartbeat", settings.heartbeatInterval(), this::heartbeat),
                        new Activity(
                                "poll",
                                settings.pollInterval(),
                                () -> pollOnce().mayHaveMore()),
                        Activity.of("observe", settings.observeInterval(), () -> requireNoProblems(observeOnce())),
                        Activity.of(
                                "sync",
                                SyncInterval.of(settings, System.getenv()),
                                () -> requireNoProblems(syncOnce()))));
    }

    /** A round whose requests have failed is a failure in the health of the schedule. */
    private static void requireNoProblems(SyncReport report) {
        if (!report.problems().isEmpty()) {
            throw new IllegalStateException(report.problems().size() + " requests failed; the first: "
                    + report.problems().get(0));
        }
    }

    /**
     * Closes the worker: submits no more flow runs and closes log streams. Submissions under way continue, and jobs are not
     * stopped. Has no effect on a closed worker.
     */
    @Override
    public void close() {
        closed = true;
        submissions.close();
        streams.close();
    }
}
