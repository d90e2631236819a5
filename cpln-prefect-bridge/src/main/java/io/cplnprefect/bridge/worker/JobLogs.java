/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.StartedJob;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogEntry;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.bridge.log.SeenWindow;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.log.LogListener;
import io.cplnprefect.cpln.log.LogQuery;
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
 * The lines of one job as they come, each once.
 *
 * <p>It tails the log from a minute before the job's start. When the connection ends, as it does after half an hour at the latest,
 * it reads what was missed and connects anew, a little before the newest line; what was delivered already is held back. When
 * the job has ended it reads on until nothing new comes. Thread-safe; trouble with the log never touches the job.
 */
final class JobLogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);

    private static final Duration BEFORE_START = Duration.ofSeconds(60);
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final int REMEMBERED_LINES = 50_000;
    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final Duration GOOD_CONNECTION = Duration.ofMinutes(1);
    private static final Duration BETWEEN_DRAINS = Duration.ofSeconds(2);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(15);
    private static final int QUIET_DRAINS = 2;

    private final Logs logs;
    private final LogQuery query;
    private final TimeSource time;
    private final Executor executor;
    private final Consumer<LogEntry> lines;
    private final LogLine about;
    private final SeenWindow window;

    private @Nullable LogTail tail;
    private int failures;
    private long connectedNanos;
    private boolean denied;
    private boolean closed;

    JobLogs(ControlPlane controlPlane, StartedJob job, TimeSource time, Executor executor, Consumer<LogEntry> lines) {
        this.logs = controlPlane.org().logs();
        this.query = LogQuery.ofCommand(
                job.pid().gvc(), job.location(), job.pid().workload(), job.pid().command());
        this.time = time;
        this.executor = executor;
        this.lines = lines;
        this.about = LogLine.in(LogArea.LOGS).job(job.pid());
        this.window = new SeenWindow(nanos(job.created().minus(BEFORE_START)), OVERLAP, REMEMBERED_LINES);
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    /** Connects, and again whenever the connection ends. */
    synchronized void start() {
        if (closed || denied) {
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
            public void entries(List<io.cplnprefect.cpln.log.LogEntry> batch) {
                deliver(reading, batch);
            }

            @Override
            public void ended(@Nullable Throwable failure) {
                reconnect(failure);
            }
        });
    }

    /** Reads what the job has written so far, page by page, and connects then: a tail would begin with a thousand lines only. */
    void resume() {
        catchUp();
    }

    private synchronized void deliver(SeenWindow.Reading reading, List<io.cplnprefect.cpln.log.LogEntry> batch) {
        List<LogEntry> entries = batch.stream()
                .map(entry -> new LogEntry(entry.labels(), entry.timestampNanos(), entry.line()))
                .toList();
        reading.deliver(entries).forEach(lines);
    }

    private synchronized void reconnect(@Nullable Throwable failure) {
        if (closed) {
            return;
        }
        if (failure instanceof ServiceException.Unauthorized || failure instanceof ServiceException.Forbidden) {
            denied = true;
            LOG.warn(
                    about.text(
                            "No log lines for this job: " + failure.getMessage()
                                    + ". The token needs the permission readLogs on the org; the one that Control Plane gives to workloads never has it"));
            return;
        }
        boolean lasted = time.nanoTime().getAsLong() - connectedNanos > GOOD_CONNECTION.toNanos();
        failures = lasted || failure == null ? 0 : failures + 1;
        long seconds = failure == null ? 0 : Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(failures, 5));
        try {
            time.scheduler().schedule(this::catchUp, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException clientClosed) {
            closed = true;
        }
    }

    private void catchUp() {
        try {
            executor.execute(() -> {
                readMissed();
                start();
            });
        } catch (RejectedExecutionException workerClosed) {
            close();
        }
    }

    /** Reads what the log has from a little before the newest line; returns whether any of it was new. */
    private boolean readMissed() {
        SeenWindow.Reading reading;
        long from;
        synchronized (this) {
            reading = window.newReading();
            from = window.resumeFrom();
        }
        boolean fresh = false;
        try {
            for (io.cplnprefect.cpln.log.LogEntry entry : logs.range(query, from, nanos(time.now()) + 1)) {
                LogEntry line = new LogEntry(entry.labels(), entry.timestampNanos(), entry.line());
                synchronized (this) {
                    List<LogEntry> delivered = reading.deliver(List.of(line));
                    delivered.forEach(lines);
                    fresh |= !delivered.isEmpty();
                }
            }
        } catch (ApiException e) {
            LOG.debug(about.text("The log could not be read: " + e.getMessage()));
        }
        return fresh;
    }

    /** Reads the last lines of a job that has ended, then calls back; without waiting here. */
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
        if (denied) {
            return;
        }
        long begin = time.nanoTime().getAsLong();
        int quiet = 0;
        try {
            while (true) {
                quiet = readMissed() ? 0 : quiet + 1;
                if (quiet == QUIET_DRAINS
                        || time.nanoTime().getAsLong() - begin + BETWEEN_DRAINS.toNanos() > LONGEST_DRAIN.toNanos()) {
                    return;
                }
                time.sleep(BETWEEN_DRAINS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connection. */
    @Override
    public synchronized void close() {
        closed = true;
        if (tail != null) {
            tail.close();
        }
    }
}
