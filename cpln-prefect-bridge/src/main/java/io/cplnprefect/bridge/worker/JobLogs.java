/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.output.SeenWindow;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.log.DroppedEntry;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogListener;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.log.LogTail;
import io.cplnprefect.cpln.log.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log stream of a job, which delivers each line once.
 *
 * <p>It tails the log from a minute before the start of the job. When the connection ends, after half an hour at the latest, it
 * reads the lines since then and connects again, from a time before the newest line; lines that were delivered are filtered out.
 * When the job has ended it reads the log until there are no new lines. Thread-safe. Failures do not affect the job.
 */
final class JobLogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);

    private static final Duration BEFORE_START = Duration.ofSeconds(60);
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final int WINDOW_LINES = 50_000;
    private static final long MAX_WAIT_SECONDS = 30;
    private static final Duration STABLE_CONNECTION = Duration.ofMinutes(1);
    private static final Duration BETWEEN_DRAINS = Duration.ofSeconds(2);
    private static final Duration MAX_DRAIN = Duration.ofSeconds(15);
    private static final int QUIET_DRAINS = 2;

    private final Logs logs;
    private final LogQl query;
    private final TimeSource time;
    private final Executor executor;
    private final Consumer<LogEntry> lines;
    private final LogLine about;
    private final SeenWindow window;

    private @Nullable LogTail tail;
    private int failures;
    private long connectedNanos;
    private boolean forbidden;
    private boolean closed;

    JobLogs(WorkerContext context, Job job, Consumer<LogEntry> lines) {
        this.logs = context.controlPlane().org().logs();
        this.query = LogQl.ofCommand(
                job.pid().gvc(), job.location(), job.pid().workload(), job.pid().command());
        this.time = context.time();
        this.executor = context.executor();
        this.lines = lines;
        this.about = LogLine.in(LogArea.LOGS).job(job.pid());
        this.window = new SeenWindow(
                nanos((job.created() == null ? context.time().now() : job.created()).minus(BEFORE_START)),
                OVERLAP,
                WINDOW_LINES);
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    /** Connects, and connects again whenever the connection ends. */
    synchronized void start() {
        if (closed || forbidden) {
            return;
        }
        connectedNanos = time.nanoTime().getAsLong();
        SeenWindow.Reading reading = window.newReading();
        try {
            tail = connect(reading);
        } catch (RuntimeException clientClosed) {
            LOG.warn(about.text("No log lines for this job: " + clientClosed.getMessage()));
        }
    }

    private LogTail connect(SeenWindow.Reading reading) {
        return logs.tail(query, window.resumeFrom(), new LogListener() {
            @Override
            public void entries(List<LogEntry> batch) {
                deliver(reading, batch);
            }

            @Override
            public void dropped(List<DroppedEntry> entries) {
                LOG.warn(about.text(
                        "The log service dropped " + entries.size() + " lines of the stream; reading them again"));
                runBlocking(JobLogs.this::readMissed);
            }

            @Override
            public void ended(@Nullable ApiException failure) {
                reconnect(failure);
            }
        });
    }

    /** Reads the lines that the job has written so far, page by page, then connects. A tail starts with at most a thousand lines. */
    void resume() {
        catchUp();
    }

    private synchronized void deliver(SeenWindow.Reading reading, List<LogEntry> batch) {
        reading.deliver(batch).forEach(lines);
    }

    private synchronized void reconnect(@Nullable ApiException failure) {
        if (closed) {
            return;
        }
        if (failure instanceof ServiceException.Unauthorized || failure instanceof ServiceException.Forbidden) {
            forbidden = true;
            LOG.warn(
                    about.text(
                            "No log lines for this job: " + failure.getMessage()
                                    + ". The token needs the permission readLogs on the org. The token that Control Plane injects into workloads does not have it"));
            return;
        }
        boolean lasted = time.nanoTime().getAsLong() - connectedNanos > STABLE_CONNECTION.toNanos();
        failures = lasted || failure == null ? 0 : failures + 1;
        long seconds = failure == null ? 0 : Math.min(MAX_WAIT_SECONDS, 1L << Math.min(failures, 5));
        try {
            time.scheduler().schedule(this::catchUp, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException clientClosed) {
            closed = true;
        }
    }

    private void catchUp() {
        runBlocking(() -> {
            readMissed();
            start();
        });
    }

    private void runBlocking(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException workerClosed) {
            close();
        }
    }

    /** Reads the log from a time before the newest line; returns whether any line was new. */
    private boolean readMissed() {
        SeenWindow.Reading reading;
        long from;
        synchronized (this) {
            reading = window.newReading();
            from = window.resumeFrom();
        }
        boolean hasNew = false;
        try {
            for (LogEntry line : logs.range(query, from, nanos(time.now()) + 1)) {
                synchronized (this) {
                    List<LogEntry> delivered = reading.deliver(List.of(line));
                    delivered.forEach(lines);
                    hasNew |= !delivered.isEmpty();
                }
            }
        } catch (ApiException e) {
            LOG.debug(about.text("The log could not be read: " + e.getMessage()));
        }
        return hasNew;
    }

    /** Reads the last lines of a job that has ended, then runs an action. Does not wait. */
    void finish(Runnable afterwards) {
        close();
        try {
            executor.execute(() -> {
                drain();
                afterwards.run();
            });
        } catch (RejectedExecutionException workerClosed) {
            afterwards.run();
        }
    }

    private void drain() {
        if (forbidden) {
            return;
        }
        long begin = time.nanoTime().getAsLong();
        int quiet = 0;
        try {
            while (true) {
                quiet = readMissed() ? 0 : quiet + 1;
                if (quiet == QUIET_DRAINS
                        || time.nanoTime().getAsLong() - begin + BETWEEN_DRAINS.toNanos() > MAX_DRAIN.toNanos()) {
                    return;
                }
                time.sleep(BETWEEN_DRAINS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connection. */
    @Override
    public synchronized void close() {
        closed = true;
        if (tail != null) {
            tail.close();
        }
    }
}
