/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.health.Health;
import io.cplnprefect.bridge.health.WorkerLoad;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.sync.SyncScope;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

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

    private final Prefect prefect;
    private final WorkerContext context;
    private final WorkerSettings settings;
    private final Submissions submissions;
    private final OwnRuns runs;
    private final JobStreams streams;
    private final LostStarts lostStarts;
    private final Sync sync;
    private final EndedJobLogs endedJobLogs;
    private final Slots slots;
    private final ReentrantLock polling = new ReentrantLock();
    private volatile boolean closed;
    private volatile int waiting;

    private Worker(WorkerContext context, Executor executor) {
        this.context = context;
        this.prefect = context.prefect();
        this.settings = context.settings();
        this.runs = new OwnRuns(context.time().nanoTime(), settings.sync().margin());
        this.slots = new Slots(settings.limit());
        this.streams = new JobStreams(context);
        this.lostStarts = new LostStarts(context, runs, slots, streams);
        this.submissions = new Submissions(context, runs, slots, streams, lostStarts, executor);
        PoolMember member = new PoolMember(context, runs, slots, streams, lostStarts, submissions::resume);
        this.endedJobLogs = new EndedJobLogs(context, runs, streams, member);
        this.sync = new Sync(
                prefect,
                context.clients(),
                SyncScope.workPool(settings.workPool()),
                settings.sync(),
                member,
                context.source().platform(context.clients()));
    }

    /**
     * Creates a worker, and its work pool if it does not exist. {@link io.cplnprefect.bridge.Bridge#worker} calls this method with
     * executors of its own.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param clients clients of the Control Plane API, which the caller closes
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
            PlatformClients clients,
            WorkerSettings settings,
            WorkerListener listener,
            Executor executor,
            Executor submissions) {
        return create(prefect, clients, settings, new PoolSource(prefect, settings), listener, executor, submissions);
    }

    /**
     * Creates a worker whose flow runs come from another source than a work pool of type {@code cpln}, such as the queues of an agent.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param clients clients of the Control Plane API, which the caller closes
     * @param settings the settings, with the name of the work pool of the source
     * @param source where flow runs come from
     * @param listener called with the events of flow runs
     * @param executor runs rounds, as in {@link #create(Prefect, PlatformClients, WorkerSettings, WorkerListener, Executor, Executor)}
     * @param submissions runs submissions
     * @return the worker
     * @throws UsageException if settings or the source are invalid; lists all problems. Nothing was created
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public static Worker create(
            Prefect prefect,
            PlatformClients clients,
            WorkerSettings settings,
            RunSource source,
            WorkerListener listener,
            Executor executor,
            Executor submissions) {
        return new Worker(
                new WorkerSetup(prefect, clients, settings, source).prepare(new SafeListener(listener), executor),
                submissions);
    }

    /**
     * Sends a heartbeat, by which the server regards this worker as online: over the channel of the work pool where the server has
     * one, by request otherwise. The channel also brings changes of the work pool, which is read by request otherwise.
     *
     * @throws io.cplnprefect.core.error.ApiException if the request failed
     */
    public void heartbeat() {
        context.presence().heartbeat();
        context.events().send();
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
        PollReport report = poll();
        waiting = report.waiting().size();
        context.listener().polled(report);
        return report;
    }

    private PollReport poll() {
        polling.lock();
        try {
            List<UUID> submitted = new ArrayList<>();
            List<UUID> waiting = new ArrayList<>();
            RoundReads reads = context.newReads();
            // The poll may still list the runs of submissions that end before its response is read.
            Set<UUID> submittingBefore = runs.submitting();
            List<FlowRun> due = due();
            if (due.size() > 1) {
                reads.load(due);
            }
            for (FlowRun run : due) {
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

    private List<FlowRun> due() {
        DueRuns due = context.source().due(context.prefectClock().now().plus(settings.prefetch()));
        context.prefectClock().set(due.date());
        return due.runs();
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
        lostStarts.search();
        try {
            return reported(sync.runOnce(runs.observed(), runs.jobs()));
        } finally {
            context.events().send();
        }
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
        lostStarts.search();
        SyncReport report = reported(sync.runOnce());
        endedJobLogs.copyOnce();
        return report;
    }

    private SyncReport reported(SyncReport report) {
        context.listener().observed(report);
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
     * Returns the flow runs of this worker in numbers.
     *
     * @return the load
     */
    public WorkerLoad load() {
        return new WorkerLoad(submitting(), running().size(), freeSlots(), waiting);
    }

    /**
     * Returns whether this worker is live and ready, with the reasons.
     *
     * @param schedule the schedule of its rounds
     * @return the health at this time
     */
    public Health health(Schedule schedule) {
        return Health.of(schedule, load());
    }

    /**
     * Returns a new schedule that calls the rounds at the intervals of the settings. It is not started.
     *
     * @return the schedule
     */
    public Schedule schedule() {
        return new Schedule(context.time(), context.executor(), WorkerRounds.of(this, settings));
    }

    /**
     * Closes the worker: submits no more flow runs and closes log streams. Submissions under way continue, and jobs are not
     * stopped. Sends the last events of the worker to Prefect, which takes 2 seconds at most. Has no effect on a closed worker.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        submissions.close();
        streams.close();
        context.presence().close();
        context.events().stop();
    }
}
