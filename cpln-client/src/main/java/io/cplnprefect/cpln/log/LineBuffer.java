/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines that a listener has yet to receive. It is called by one task of the executor at a time. Thread-safe. */
final class LineBuffer {

    private static final long MAX_CHARACTERS = 4 * 1024 * 1024;

    private final FollowListener listener;
    private final Executor executor;
    private final int capacity;
    private final Runnable whenEmptied;
    private final Consumer<ApiException> whenFailed;

    private final Queue<Runnable> reports = new ArrayDeque<>();
    private List<LogEntry> lines = new ArrayList<>();
    private long characters;
    private boolean running;
    private boolean wasFull;
    private boolean ended;

    /**
     * Creates an empty buffer.
     *
     * @param whenEmptied called without a lock when the buffer is empty after it refused a line
     * @param whenFailed called without a lock when the listener has thrown, or the executor has refused a task
     */
    LineBuffer(
            FollowListener listener,
            Executor executor,
            int capacity,
            Runnable whenEmptied,
            Consumer<ApiException> whenFailed) {
        this.listener = listener;
        this.executor = executor;
        this.capacity = capacity;
        this.whenEmptied = whenEmptied;
        this.whenFailed = whenFailed;
    }

    /** Returns whether the buffer accepts no line. If so, its owner is called when it is empty. */
    synchronized boolean isFull() {
        boolean full = lines.size() >= capacity || characters >= MAX_CHARACTERS;
        wasFull |= full;
        return full;
    }

    synchronized boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Adds a line, even if the buffer is full. */
    synchronized void add(LogEntry line) {
        if (!ended) {
            lines.add(line);
            characters += line.line().length();
        }
    }

    synchronized void interrupted(@Nullable ApiException failure) {
        if (!ended) {
            reports.add(() -> listener.interrupted(failure));
        }
    }

    /** Ends the buffer: after the present lines, or after those of the present call. */
    synchronized void end(@Nullable ApiException failure, boolean discard) {
        if (ended) {
            return;
        }
        ended = true;
        if (discard) {
            lines.clear();
            reports.clear();
        }
        reports.add(() -> listener.ended(failure));
    }

    /** Delivers what is in the buffer. Must be called without a lock, because an executor may run a task at once. */
    void flush() {
        synchronized (this) {
            if (running || (lines.isEmpty() && reports.isEmpty())) {
                return;
            }
            running = true;
        }
        try {
            executor.execute(this::run);
        } catch (RuntimeException e) {
            refused(new UsageException(
                    "The executor of a followed log refused a task: " + e
                            + ". Set FollowOptions.executor to one that accepts tasks until the log has ended.",
                    e));
        }
    }

    /** Ends the buffer for ever, on this thread, because there is no other. */
    private void refused(UsageException failure) {
        synchronized (this) {
            if (!ended || !lines.isEmpty()) {
                ended = true;
                lines.clear();
                reports.clear();
                reports.add(() -> listener.ended(failure));
            }
        }
        whenFailed.accept(failure);
        try {
            while (deliver()) {}
        } catch (RuntimeException e) {
            // The listener was called with the end, which cannot be reported again.
        }
    }

    private void run() {
        try {
            while (deliver()) {}
        } catch (RuntimeException | Error e) {
            whenFailed.accept(new UsageException("The listener of a followed log threw " + e, e));
            flushAgain();
            if (e instanceof Error error) {
                throw error;
            }
            return;
        }
        boolean emptied;
        synchronized (this) {
            emptied = wasFull && lines.isEmpty();
            wasFull &= !emptied;
        }
        if (emptied) {
            whenEmptied.run();
        }
        // What was added since the last turn has not started another task.
        flushAgain();
    }

    private void flushAgain() {
        synchronized (this) {
            running = false;
        }
        flush();
    }

    /** Delivers the present lines, or one report; returns whether there may be more. */
    private boolean deliver() {
        List<LogEntry> batch;
        Runnable report;
        synchronized (this) {
            batch = lines;
            lines = new ArrayList<>();
            characters = 0;
            report = batch.isEmpty() ? reports.poll() : null;
        }
        if (!batch.isEmpty()) {
            listener.lines(List.copyOf(batch));
        } else if (report != null) {
            report.run();
        }
        return !batch.isEmpty() || report != null;
    }
}
