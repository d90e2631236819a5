/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of a job that its consumer has yet to receive. The capacity is a number of lines and of characters. {@link Deliveries}
 * calls {@link #deliver} by one thread at a time. Thread-safe.
 */
final class LineQueue {

    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);

    private static final long MAX_CHARACTERS = 1024 * 1024;
    private static final int LINES_PER_TURN = 100;

    private final LineConsumer consumer;
    private final LogLine about;
    private final int capacity;
    private final Runnable drained;

    private final Queue<LogEntry> lines = new ArrayDeque<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private long characters;
    private boolean reportDrained;
    private boolean ended;
    private boolean consumerFailed;

    /**
     * Creates an empty queue.
     *
     * @param drained called without a lock when the queue is empty after it was found full or not empty
     */
    LineQueue(LineConsumer consumer, LogLine about, int capacity, Runnable drained) {
        this.consumer = consumer;
        this.about = about;
        this.capacity = capacity;
        this.drained = drained;
    }

    /** Returns a queue that has ended. */
    static LineQueue ofNoLines(LogLine about) {
        LineQueue queue = new LineQueue(line -> {}, about, 0, () -> {});
        queue.end();
        return queue;
    }

    /** Returns whether the queue accepts no line. If so, {@link #drained} is called when it is empty. */
    synchronized boolean isFull() {
        boolean full = lines.size() >= capacity || characters >= MAX_CHARACTERS;
        reportDrained |= full;
        return full;
    }

    /** Returns whether no line is queued. If not, {@link #drained} is called when the queue is empty. */
    synchronized boolean isEmpty() {
        reportDrained |= !lines.isEmpty();
        return lines.isEmpty();
    }

    /** Adds a line, even if the queue is full. */
    synchronized void add(LogEntry line) {
        if (!ended) {
            lines.add(line);
            characters += line.line().length();
        }
    }

    /** Runs an action after the consumer has received the last line. */
    synchronized void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** No line follows those in the queue. */
    synchronized void end() {
        ended = true;
    }

    /** Removes the lines; the consumer receives no further one. */
    synchronized void clear() {
        ended = true;
        lines.clear();
        characters = 0;
    }

    /** Delivers some of the lines; returns whether there are more. */
    boolean deliver() {
        for (int i = 0; i < LINES_PER_TURN; i++) {
            LogEntry line = next();
            if (line == null) {
                break;
            }
            try {
                consumer.accept(line);
            } catch (Throwable e) {
                reportFailure(e);
            }
        }
        return !finishTurn();
    }

    private synchronized @Nullable LogEntry next() {
        LogEntry line = lines.poll();
        if (line != null) {
            characters -= line.line().length();
        }
        return line;
    }

    /** Returns whether the queue is empty; if so, runs what waits for that. */
    private boolean finishTurn() {
        boolean wasFull;
        synchronized (this) {
            if (!lines.isEmpty()) {
                return false;
            }
            wasFull = reportDrained;
            reportDrained = false;
        }
        if (wasFull) {
            drained.run();
        }
        runAfterwards();
        return true;
    }

    /** Runs the actions that follow the last line, if the queue has ended and is empty. */
    void runAfterwards() {
        List<Runnable> actions;
        synchronized (this) {
            if (!ended || !lines.isEmpty()) {
                return;
            }
            actions = List.copyOf(afterwards);
            afterwards.clear();
        }
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (Throwable e) {
                about.warn(LOG, "The action after the end of the log failed: " + e, e);
            }
        }
    }

    private void reportFailure(Throwable failure) {
        if (!consumerFailed) {
            consumerFailed = true;
            about.warn(
                    LOG, "The consumer of the lines failed: " + failure + ". Later failures are not logged", failure);
        }
    }
}
