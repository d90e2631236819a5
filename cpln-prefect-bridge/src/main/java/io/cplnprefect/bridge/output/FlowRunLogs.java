/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.log.LogCreate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the lines of jobs to the logs of their flow runs in Prefect, in order and each once.
 *
 * <p>Lines are written in batches, every two seconds or when there are many. After a restart, the lines that a flow run has are read,
 * and those that follow are written. A batch whose response was lost is written again only if its lines are not there five seconds later;
 * a server that writes it later than that writes it twice. While Prefect does not respond, lines wait in the log of Control Plane.
 *
 * <p>A line has the time and text of the line of the job, level INFO, and the logger {@code cpln.job.} with the id of the command. A
 * flow run gets a limited number of lines, then one of level WARNING which says so.
 *
 * <p>Thread-safe. Constructing sends no request.
 */
public final class FlowRunLogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FlowRunLogs.class);

    private static final String LOGGER = "cpln.job.";
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration BEFORE_READING_BACK = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int BATCH = 500;
    private static final int LINES_OF_A_RUN = 250;

    private final Prefect prefect;
    private final TimeSource time;
    private final Executor executor;
    private final int budget;
    private final Map<InfrastructurePid, RunLines> jobs = new ConcurrentHashMap<>();

    /** Whether a flush is under way or scheduled. Guarded by this object. */
    private boolean active;
    /** Guarded by this object. */
    private boolean closed;

    /** The following are used by one flush at a time. */
    private final Deque<Batch> unwritten = new ArrayDeque<>();

    private int failures;

    /** Lines to write; with {@code sent}, they may be there already. */
    private record Batch(List<LogCreate> lines, boolean sent) {}

    /**
     * Creates the logs of flow runs.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param time the source of waits
     * @param executor runs the requests, which block
     * @param budget how many lines a flow run gets at most
     */
    public FlowRunLogs(Prefect prefect, TimeSource time, Executor executor, int budget) {
        this.prefect = prefect;
        this.time = time;
        this.executor = executor;
        this.budget = budget;
    }

    /**
     * Returns a consumer that writes the lines of a job, from its first line on, to its flow run. It blocks while many lines wait.
     *
     * @param flowRunId id of the flow run
     * @param pid the job
     * @return the consumer; the same one until {@link #finish}
     */
    public LineConsumer consumer(UUID flowRunId, InfrastructurePid pid) {
        return jobs.computeIfAbsent(
                pid, job -> new RunLines(flowRunId, LOGGER + job.command(), budget, () -> flushAfter(INTERVAL)));
    }

    /**
     * Writes the remaining lines of a job, then runs an action. Does not wait.
     *
     * @param pid the job
     * @param afterwards runs when Prefect has all lines; earlier if this object is closed
     */
    public void finish(InfrastructurePid pid, Runnable afterwards) {
        RunLines run = jobs.get(pid);
        if (run == null || isClosed()) {
            afterwards.run();
            return;
        }
        run.afterwards(() -> {
            jobs.remove(pid, run);
            afterwards.run();
        });
        flushAfter(Duration.ZERO);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void flushAfter(Duration wait) {
        if (!active && !closed) {
            active = true;
            schedule(wait);
        }
    }

    private void schedule(Duration wait) {
        try {
            if (wait.isZero()) {
                executor.execute(this::flush);
            } else {
                var unused = time.scheduler()
                        .schedule((Runnable) () -> schedule(Duration.ZERO), wait.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void flush() {
        Duration wait = Duration.ZERO;
        try {
            while (wait.isZero() && collect()) {
                wait = write();
            }
            failures = wait.isZero() ? 0 : failures;
        } catch (ApiException unreadable) {
            wait = failed(unreadable);
        } finally {
            next(wait);
        }
    }

    private void next(Duration wait) {
        boolean more = !unwritten.isEmpty() || jobs.values().stream().anyMatch(RunLines::hasWork);
        synchronized (this) {
            active = more && !closed;
            if (active) {
                schedule(wait.isZero() ? INTERVAL : wait);
            }
        }
    }

    /** Returns whether there is a batch to write; runs the actions of the runs that have no more lines. */
    private boolean collect() {
        if (unwritten.isEmpty()) {
            List<LogCreate> batch = new ArrayList<>();
            List<RunLines> waiting =
                    jobs.values().stream().filter(RunLines::hasWork).toList();
            for (RunLines run : waiting) {
                int max = Math.min(BATCH, batch.size() + LINES_OF_A_RUN);
                run.moveTo(batch, max, () -> PostedLines.read(prefect, run.flowRunId(), run.logger()));
            }
            if (batch.isEmpty()) {
                waiting.forEach(run -> run.takeActions().forEach(Runnable::run));
                return waiting.stream().anyMatch(RunLines::hasWork);
            }
            unwritten.add(new Batch(batch, false));
        }
        return true;
    }

    /** Writes a batch; returns how long to wait before the next one. */
    private Duration write() {
        Batch batch = unwritten.poll();
        if (batch == null) {
            return Duration.ZERO;
        }
        List<LogCreate> lines = batch.lines();
        try {
            if (batch.sent()) {
                lines = missing(lines);
            }
            if (!lines.isEmpty()) {
                prefect.logs().create(lines).execute();
            }
            return Duration.ZERO;
        } catch (ServiceException.BadRequest | ServiceException.Unprocessable refused) {
            refused(lines, refused);
            return Duration.ZERO;
        } catch (TransportException lost) {
            unwritten.addFirst(new Batch(lines, batch.sent() || !lost.nothingSent()));
            return failed(lost);
        } catch (ServiceException.ServerError lost) {
            unwritten.addFirst(new Batch(lines, true));
            return failed(lost);
        } catch (ApiException notNow) {
            unwritten.addFirst(batch);
            return failed(notNow);
        }
    }

    private List<LogCreate> missing(List<LogCreate> lines) {
        Map<UUID, PostedLines> posted = new HashMap<>();
        return lines.stream()
                .filter(line -> !posted.computeIfAbsent(
                                line.flowRunId(), id -> PostedLines.read(prefect, id, line.name()))
                        .remove(line.timestamp(), line.message()))
                .toList();
    }

    /** One line that Prefect does not store refuses the whole batch. */
    private void refused(List<LogCreate> lines, ServiceException refused) {
        int half = lines.size() / 2;
        if (half == 0) {
            LogLine.in(LogArea.LOGS)
                    .run(lines.get(0).flowRunId())
                    .warn(LOG, "Prefect refused a line: " + refused.getMessage());
            return;
        }
        unwritten.addFirst(new Batch(lines.subList(half, lines.size()), false));
        unwritten.addFirst(new Batch(lines.subList(0, half), false));
    }

    private Duration failed(ApiException failure) {
        if (failures == 0) {
            LogLine.in(LogArea.LOGS)
                    .warn(LOG, "Lines of jobs cannot be written to their flow runs and wait: " + failure.getMessage());
        }
        failures++;
        long seconds = Math.min(LONGEST_WAIT.toSeconds(), BEFORE_READING_BACK.toSeconds() << Math.min(failures - 1, 3));
        double jitter = 1 + 0.3 * time.random().nextDouble();
        return Duration.ofMillis(Math.round(1000 * seconds * jitter));
    }

    /** Ends the writing. Lines that wait are written by the worker that takes over the job. Runs the actions that are due. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        for (RunLines run : jobs.values()) {
            run.close();
            run.takeActions().forEach(Runnable::run);
        }
    }
}
