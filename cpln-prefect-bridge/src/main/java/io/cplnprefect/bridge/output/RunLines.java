/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.prefect.log.LogCreate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lines of one job that are to be written to its flow run. Thread-safe. */
final class RunLines implements LineConsumer {

    private static final int CAPACITY = 5_000;
    private static final int INFO = 20;
    private static final int WARNING = 40;

    private final UUID flowRunId;
    private final String logger;
    private final int budget;
    private final Runnable added;

    /** Guarded by this object. */
    private final Deque<LogEntry> lines = new ArrayDeque<>();
    /** Guarded by this object. */
    private final List<Runnable> afterwards = new ArrayList<>();
    /** Guarded by this object. */
    private boolean closed;

    /** The following are used by one flush at a time. */
    private @Nullable PostedLines posted;

    private int received;
    private Instant last = Instant.MIN;

    RunLines(UUID flowRunId, String logger, int budget, Runnable added) {
        this.flowRunId = flowRunId;
        this.logger = logger;
        this.budget = budget;
        this.added = added;
    }

    UUID flowRunId() {
        return flowRunId;
    }

    String logger() {
        return logger;
    }

    /** Blocks while too many lines wait to be written: further ones stay in the log of Control Plane until then. */
    @Override
    public void accept(LogEntry line) {
        synchronized (this) {
            try {
                while (lines.size() >= CAPACITY && !closed) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (closed) {
                return;
            }
            lines.add(line);
        }
        added.run();
    }

    synchronized void close() {
        closed = true;
        lines.clear();
        notifyAll();
    }

    /** Runs an action when all lines so far were written. */
    synchronized void afterwards(Runnable action) {
        afterwards.add(action);
    }

    synchronized boolean hasWork() {
        return !lines.isEmpty() || !afterwards.isEmpty();
    }

    /** Returns the actions to run, if all lines were written. */
    synchronized List<Runnable> takeActions() {
        if (!lines.isEmpty()) {
            return List.of();
        }
        List<Runnable> due = List.copyOf(afterwards);
        afterwards.clear();
        return due;
    }

    /**
     * Moves up to a number of lines to a batch, without those that the flow run has.
     *
     * @param reading reads the lines that the flow run has; called once
     */
    void moveTo(List<LogCreate> batch, int max, Supplier<PostedLines> reading) {
        PostedLines known = posted;
        if (known == null) {
            known = reading.get();
            posted = known;
        }
        moveTo(batch, max, known);
    }

    private synchronized void moveTo(List<LogCreate> batch, int max, PostedLines known) {
        while (!lines.isEmpty() && batch.size() < max) {
            LogEntry line = lines.remove();
            if (++received > budget + 1) {
                continue;
            }
            Instant time = LogTime.instant(line.timestampNanos()).truncatedTo(ChronoUnit.MICROS);
            LogCreate created = received <= budget
                    ? line(time, INFO, line.line())
                    : line(
                            time,
                            WARNING,
                            "[CPLN] Logs > This line and those that follow were dropped: a flow run gets at most "
                                    + budget + " lines of its job. The log on Control Plane has all lines");
            if (!known.remove(time, created.message())) {
                batch.add(created);
            }
        }
        notifyAll();
    }

    /** Prefect orders lines by time alone, so that equal times would lose the order. */
    private LogCreate line(Instant time, int level, String text) {
        // Databases store no NUL.
        String message = text.replace('\0', ' ');
        Instant unique = time;
        if (!time.isAfter(last) && last.minusMillis(1).isBefore(time)) {
            unique = last.plus(1, ChronoUnit.MICROS);
        }
        last = unique.isAfter(last) ? unique : last;
        return LogCreate.builder()
                .name(logger)
                .level(level)
                .message(message)
                .timestamp(unique)
                .flowRunId(flowRunId)
                .build();
    }
}
