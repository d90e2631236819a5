/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.FoundJob;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.job.StartedJob;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.worker.Heartbeat;
import io.cplnprefect.prefect.workpool.ScheduledFlowRun;
import io.cplnprefect.prefect.workpool.ScheduledRunsQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the flow runs of one work pool as jobs on Control Plane.
 *
 * <p>Each activity is a method that does one round: {@link #heartbeat()}, {@link #pollOnce()}, {@link #watchOnce()},
 * {@link #reattachOnce()}. Call them yourself, or let {@link #schedule()} call them. A round can be missed or repeated without harm; one flow run's failure
 * touches no other.
 *
 * <p>Thread-safe; a round of one kind waits for another of the same kind. Closing leaves jobs running: they are not the
 * worker's, and a worker of the same name finds them again by {@link #reattachOnce()}.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Prefect prefect;
    private final Jobs jobs;
    private final ControlPlane controlPlane;
    private final WorkerSettings settings;
    private final Executor executor;
    private final TimeSource time;
    private final Listening listener;
    private final RunSubmission submission;
    private final RunConfiguration configuration;
    private final WatchRound watchRound;
    private final ReattachRound reattachRound;
    private final WorkPoolSetup pools;
    private final String defaultImage;

    private final Slots slots;
    private final Set<UUID> submitting = ConcurrentHashMap.newKeySet();
    private final Map<UUID, LiveJob> live = new ConcurrentHashMap<>();
    private final ReentrantLock polling = new ReentrantLock();
    private final ReentrantLock watching = new ReentrantLock();
    private volatile boolean closed;

    /**
     * Makes a worker and its work pool. {@link io.cplnprefect.bridge.Bridge#worker} is the usual way.
     *
     * @param prefect client of the Prefect API; stays the caller's
     * @param controlPlane client of the Control Plane API; stays the caller's
     * @param settings how to work
     * @param listener hears what becomes of flow runs
     * @param executor runs submissions and log streams; it may be asked to run as many tasks as the limit allows flow runs
     * @throws UsageException when the pool is of another type, a setting is missing, or no job could reach the Prefect API;
     *     nothing was created then
     * @throws io.cplnprefect.core.error.ApiException when a server refused or could not be reached
     */
    public Worker(
            Prefect prefect,
            ControlPlane controlPlane,
            WorkerSettings settings,
            WorkerListener listener,
            Executor executor) {
        this.prefect = prefect;
        this.controlPlane = controlPlane;
        this.settings = settings;
        this.executor = executor;
        this.time = controlPlane.time();
        this.listener = new Listening(listener);
        this.jobs = new Jobs(controlPlane);
        // Both sides must answer, and jobs must have a place, before anything is made on one of them.
        prefect.check();
        controlPlane.check();
        String gvc = settings.gvc() != null ? settings.gvc() : controlPlane.defaultGvc();
        String location = settings.location() != null ? settings.location() : controlPlane.defaultLocation();
        if (gvc != null) {
            jobs.location(gvc, location);
        }
        WorkerIdentity identity = WorkerIdentity.of(settings, prefect, System.getenv());
        this.defaultImage = identity.defaultImage();
        this.pools = new WorkPoolSetup(prefect, prefect.connection().mapper());
        pools.ensure(settings.workPool(), defaultImage);
        this.configuration = new RunConfiguration(
                prefect,
                prefect.connection().mapper(),
                WorkerSettings.builder()
                        .from(settings)
                        .gvc(gvc)
                        .location(location)
                        .build(),
                identity,
                controlPlane.org().name());
        PidNote pids = new PidNote(prefect, time);
        this.submission = new RunSubmission(prefect, jobs, configuration, pids, settings.name(), this.listener);
        this.watchRound = new WatchRound(prefect, jobs, time);
        this.reattachRound = new ReattachRound(prefect, jobs, time, pids, settings, identity.agent());
        this.slots = new Slots(settings.limit());
        LOG.info(LogLine.in(LogArea.INIT)
                .text("Worker '" + settings.name() + "' of work pool '" + settings.workPool() + "' ready for org "
                        + controlPlane.org().name()));
    }

    /**
     * Tells the server that this worker lives.
     *
     * @throws io.cplnprefect.core.error.ApiException when the server refused or could not be reached
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
     * Asks the pool for flow runs that are due and begins the submission of as many as there are free slots, in the server's
     * order. It does not wait for them: see {@link WorkerListener} and {@link #submitting()}.
     *
     * @return what was found and handed over
     * @throws io.cplnprefect.core.error.ApiException when the server refused or could not be reached
     * @throws UsageException when the worker is closed, or its pool was replaced by one of another type
     */
    public PollReport pollOnce() {
        requireOpen();
        polling.lock();
        try {
            RoundReads reads = new RoundReads(prefect, pools.ensure(settings.workPool(), defaultImage));
            List<UUID> handedOver = new ArrayList<>();
            List<UUID> waiting = new ArrayList<>();
            List<ScheduledFlowRun> due = due();
            for (ScheduledFlowRun scheduled : due) {
                FlowRun run = scheduled.flowRun();
                if (live.containsKey(run.id()) || !submitting.add(run.id())) {
                    continue;
                }
                Optional<Slots.Slot> slot = waiting.isEmpty() ? slots.take() : Optional.empty();
                if (slot.isEmpty()) {
                    submitting.remove(run.id());
                    waiting.add(run.id());
                } else if (handOver(run, reads, slot.get())) {
                    handedOver.add(run.id());
                }
            }
            return new PollReport(due.size(), handedOver, waiting);
        } finally {
            polling.unlock();
        }
    }

    private List<ScheduledFlowRun> due() {
        ScheduledRunsQuery.Builder query =
                ScheduledRunsQuery.builder().scheduledBefore(time.now().plus(settings.prefetch()));
        if (!settings.workQueues().isEmpty()) {
            query.workQueueNames(settings.workQueues());
        }
        return prefect.workPools()
                .scheduledFlowRuns(settings.workPool(), query.build())
                .execute();
    }

    private boolean handOver(FlowRun run, RoundReads reads, Slots.Slot slot) {
        try {
            executor.execute(() -> submit(run, reads, slot));
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
            RunSubmission.Submitted submitted = submission.submit(run, reads);
            if (submitted != null) {
                watch(run, submitted, slot);
                running = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error(LogLine.in(LogArea.JOB).run(run.id()).text("Submission failed: " + e), e);
            listener.notStarted(run.id(), e);
        } finally {
            submitting.remove(run.id());
            if (!running) {
                slot.close();
            }
        }
    }

    private void watch(FlowRun run, RunSubmission.Submitted submitted, Slots.Slot slot) {
        JobConfiguration configured = submitted.plan().configuration();
        JobLogs logs = configured.streamOutput() ? newLogs(run.id(), submitted.job()) : null;
        watch(new LiveJob(
                run.id(),
                submitted.plan().request().flowName(),
                submitted.job(),
                configured.jobWatchTimeout(),
                time.nanoTime().getAsLong(),
                slot,
                logs));
        if (logs != null) {
            logs.start();
        }
    }

    private void watch(LiveJob job) {
        LiveJob before = live.put(job.flowRunId(), job);
        if (before != null) {
            before.release();
            if (before.logs() != null) {
                before.logs().close();
            }
        }
    }

    private @Nullable JobLogs newLogs(UUID flowRunId, StartedJob job) {
        return settings.streamLogs() && !closed
                ? new JobLogs(controlPlane, job, time, executor, line -> listener.line(flowRunId, line))
                : null;
    }

    /**
     * Looks for what an earlier life of this worker has left, and takes care of it: live jobs of this worker's agent are watched
     * again, also beyond the limit, and their PID is written where it is missing; flow runs that a worker of this name claimed
     * more than two minutes ago and that never got a job are given back to the pool.
     *
     * <p>The lines that such a job has written so far are given to the listener once more.
     *
     * @return what was found; what could not be read is in it, not thrown
     * @throws UsageException when the worker is closed
     */
    public ReattachReport reattachOnce() {
        requireOpen();
        watching.lock();
        try {
            // First what is being submitted, then what runs: a run goes from the one to the other.
            return reattachRound.look(id -> submitting.contains(id) || live.containsKey(id), this::watchAgain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ReattachReport(List.of(), List.of(), List.of(), List.of("The round was interrupted"));
        } finally {
            watching.unlock();
        }
    }

    private void watchAgain(FlowRun run, FoundJob found) {
        StartedJob job = found.job();
        String flowName = "";
        @Nullable Duration timeout = null;
        boolean lines = true;
        try {
            RoundReads reads = new RoundReads(prefect, pools.ensure(settings.workPool(), defaultImage));
            RunConfiguration.Plan plan = configuration.plan(run, reads);
            flowName = plan.request().flowName();
            timeout = plan.configuration().jobWatchTimeout();
            lines = plan.configuration().streamOutput();
        } catch (RuntimeException e) {
            LOG.warn(LogLine.in(LogArea.JOB)
                    .run(run.id())
                    .job(job.pid())
                    .text("Watched without the settings of its deployment: " + e.getMessage()));
        }
        long age = Duration.between(job.created(), time.now()).toNanos();
        JobLogs logs = lines ? newLogs(run.id(), job) : null;
        watch(new LiveJob(
                run.id(), flowName, job, timeout, time.nanoTime().getAsLong() - age, slots.takeBeyondLimit(), logs));
        if (logs != null) {
            logs.resume();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new UsageException("The worker '" + settings.name() + "' is closed");
        }
    }

    /**
     * Looks at every running job, reports what has to be reported, and frees the slots of those that have ended.
     *
     * @return what was found; what could not be read is in it, not thrown
     */
    public WatchReport watchOnce() {
        watching.lock();
        try {
            WatchRound.Found found = watchRound.look(List.copyOf(live.values()));
            found.ended().forEach(this::end);
            return new WatchReport(live.size(), found.ended(), found.problems());
        } finally {
            watching.unlock();
        }
    }

    private void end(EndedRun run) {
        LiveJob job = live.remove(run.flowRunId());
        if (job == null) {
            return;
        }
        job.release();
        JobLogs logs = job.logs();
        if (logs == null) {
            listener.ended(run);
        } else {
            logs.finish(() -> listener.ended(run));
        }
    }

    /**
     * How many flow runs are being submitted now.
     *
     * @return the number
     */
    public int submitting() {
        return submitting.size();
    }

    /**
     * The flow runs whose jobs are being watched now.
     *
     * @return a copy of their ids
     */
    public Set<UUID> running() {
        return Set.copyOf(live.keySet());
    }

    /**
     * How many more flow runs could be taken now.
     *
     * @return the number
     */
    public int freeSlots() {
        return slots.free();
    }

    /**
     * A schedule that calls the rounds at the intervals of the settings. It does not run yet.
     *
     * @return a new schedule
     */
    public WorkerSchedule schedule() {
        return new WorkerSchedule(this, settings, time, executor);
    }

    /** Takes no more flow runs and ends log streams. Jobs run on. Repeating it is harmless. */
    @Override
    public void close() {
        closed = true;
        live.values().forEach(job -> {
            JobLogs logs = job.logs();
            if (logs != null) {
                logs.close();
            }
        });
    }
}
