/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.internal.SafeHook;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes log lines in batches, in order, one request at a time. {@link #write} never blocks.
 *
 * <p>Lines wait in memory within a bound while the server cannot be reached. Lines are dropped if that memory is full, if the server
 * rejects them, or if the writer is closed too early. They are counted, reported to {@link LogWriterOptions#onLoss}, and, except at the
 * end, mentioned in a line of the log itself. If the response to a request was lost, the stored lines are read back and only the missing
 * ones are written again; a line is stored twice only if the server processes the lost request after that.
 *
 * <p>Thread-safe. Close it before the client.
 */
public final class LogWriter implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final String CLOSED = "the writer was closed before they were written";

    private final Logs logs;
    private final TimeSource time;
    private final LogWriterOptions options;
    private final LogBuffer buffer;
    private final LogReadBack readBack;
    private final Consumer<LogLoss> onLoss;
    private final Deque<Flush> flushes = new ArrayDeque<>();
    private final LogRequest request = new LogRequest();
    private boolean sending;
    private long notBefore;
    private long scheduledAt = Long.MAX_VALUE;
    private boolean closed;
    private int failures;
    private long written;
    private long dropped;

    private record Flush(long upTo, CompletableFuture<Void> done) {}

    /**
     * Creates a writer. Nothing is sent yet.
     *
     * @param logs writes the lines
     * @param time schedules the requests
     * @param options the options
     */
    public LogWriter(Logs logs, TimeSource time, LogWriterOptions options) {
        this.logs = logs;
        this.time = time;
        this.options = options;
        this.buffer = new LogBuffer(options);
        this.readBack = new LogReadBack(logs, time, options.retry());
        this.onLoss = new SafeHook<>("onLoss of a log writer", options.onLoss());
        this.notBefore = now();
    }

    /**
     * Adds a line.
     *
     * @param line the line
     * @return {@code false} if it was dropped, because the memory for waiting lines is full or the writer is closed
     */
    public boolean write(LogCreate line) {
        List<LogLoss> losses;
        synchronized (this) {
            if (!closed && buffer.add(line)) {
                sendAfter(buffer.hasBatch() ? Duration.ZERO : options.flushInterval());
                return true;
            }
            String full = "more than " + options.maxBufferedBytes() + " bytes waited";
            losses = buffer.dropped(List.of(line), closed ? "the writer is closed" : full);
            dropped++;
        }
        losses.forEach(onLoss);
        return false;
    }

    /**
     * Writes all lines that wait, without waiting for others.
     *
     * @return a future that completes when all lines that were added before are written or dropped
     */
    public CompletableFuture<Void> flush() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (this) {
            if (!sending && !buffer.hasParts() && !buffer.hasLines() && !buffer.hasNotices()) {
                done.complete(null);
            } else {
                flushes.add(new Flush(buffer.added(), done));
                sendAfter(Duration.ZERO);
            }
        }
        return done;
    }

    /**
     * Returns how many lines were written, including those about dropped lines.
     *
     * @return the number of lines
     */
    public synchronized long written() {
        return written;
    }

    /**
     * Returns how many lines were dropped.
     *
     * @return the number of lines
     */
    public synchronized long dropped() {
        return dropped;
    }

    /** Writes all lines, for at most 10 s; lines that are left are dropped and reported. Repeated calls have no effect. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /**
     * Writes all lines within a time; lines that are left are dropped and reported. Repeated calls have no effect.
     *
     * @param timeout the time
     */
    public void close(Duration timeout) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            flush().get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            // What is left is reported below.
        }
        request.cancel();
        List<LogCreate> left;
        synchronized (this) {
            left = buffer.clear();
        }
        report(left, CLOSED);
    }

    /** Schedules the next request, not before the wait after the last one is over. */
    private synchronized void sendAfter(Duration wait) {
        long at = Math.max(after(wait), notBefore);
        if (sending || request.isCancelled() || (scheduledAt != Long.MAX_VALUE && scheduledAt - at <= 0)) {
            return;
        }
        scheduledAt = at;
        try {
            var unused = time.scheduler().schedule(() -> sendNext(at), at - now(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException clientClosed) {
            // Not here: code of the user that depends on them would run under the lock.
            List<Flush> waiting = List.copyOf(flushes);
            var unused = CompletableFuture.runAsync(() -> waiting.forEach(flush -> flush.done.cancel(false)));
        }
    }

    private void sendNext(long at) {
        List<LogCreate> batch;
        synchronized (this) {
            if (sending || at != scheduledAt || !request.begin()) {
                return;
            }
            scheduledAt = Long.MAX_VALUE;
            batch = buffer.take(time.now());
            if (batch.isEmpty()) {
                request.end();
                return;
            }
            sending = true;
        }
        try {
            CompletableFuture<?> call = logs.create(batch).executeAsync();
            var unused = call.whenComplete((response, failure) -> settle(batch, failure));
            request.sent(call);
        } catch (RuntimeException e) {
            settle(batch, e);
        }
    }

    private void settle(List<LogCreate> batch, @Nullable Throwable failure) {
        LogOutcome outcome = LogOutcome.of(failure);
        if (outcome != LogOutcome.WRITTEN && request.isCancelled()) {
            drop(batch, outcome == LogOutcome.UNKNOWN ? CLOSED + ", unless they are stored" : CLOSED);
            return;
        }
        switch (outcome) {
            case WRITTEN -> written(batch.size(), List.of());
            case NOT_WRITTEN -> next(List.of(batch), waitAfter(failure));
            case UNKNOWN -> readBack(batch);
            case INVALID -> reject(batch, failure);
            case REFUSED -> drop(batch, "the server refused them with " + LogOutcome.reason(failure));
        }
    }

    private synchronized Duration waitAfter(@Nullable Throwable failure) {
        failures = Math.min(failures + 1, 30);
        Duration requested = failure instanceof ServiceException e ? e.retryAfter() : null;
        return options.retry().waitAfter(failures, requested, time.random());
    }

    private void written(int lines, List<LogCreate> missing) {
        Double rate = options.linesPerSecond();
        synchronized (this) {
            written += lines;
            failures = 0;
        }
        next(
                missing.isEmpty() ? List.of() : List.of(missing),
                rate == null ? Duration.ZERO : Duration.ofNanos((long) (1e9 * lines / rate)));
    }

    private void readBack(List<LogCreate> batch) {
        CompletableFuture<List<LogCreate>> stored = readBack.missing(batch);
        var unused = stored.whenComplete((missing, failure) -> {
            if (failure == null) {
                written(batch.size() - missing.size(), missing);
            } else {
                drop(batch, CLOSED + ", unless they are stored");
            }
        });
        request.sent(stored);
    }

    /** Finds the invalid lines of a batch, which the server rejected as a whole, by halving it. */
    private void reject(List<LogCreate> batch, @Nullable Throwable failure) {
        int half = batch.size() / 2;
        if (half == 0) {
            drop(batch, "the server rejected them with " + LogOutcome.reason(failure));
        } else {
            next(
                    List.of(List.copyOf(batch.subList(0, half)), List.copyOf(batch.subList(half, batch.size()))),
                    Duration.ZERO);
        }
    }

    private void drop(List<LogCreate> batch, String reason) {
        report(batch, reason);
        next(List.of(), Duration.ZERO);
    }

    private void report(List<LogCreate> batch, String reason) {
        List<LogLoss> losses;
        synchronized (this) {
            losses = buffer.dropped(batch, reason);
            losses.forEach(loss -> dropped += loss.lines());
        }
        losses.forEach(onLoss);
    }

    /** Ends a request: completes the flushes that waited for it, and schedules the next request. */
    private void next(List<List<LogCreate>> again, Duration wait) {
        List<Flush> done = new ArrayList<>();
        synchronized (this) {
            sending = false;
            // Before the next request may begin, which this would end otherwise.
            request.end();
            buffer.putBack(again);
            while (!buffer.hasParts() && !flushes.isEmpty() && flushes.element().upTo <= buffer.taken()) {
                done.add(flushes.remove());
            }
            notBefore = after(wait);
            if (buffer.hasParts() || buffer.hasBatch() || !flushes.isEmpty()) {
                sendAfter(Duration.ZERO);
            } else if (buffer.hasLines()) {
                sendAfter(options.flushInterval());
            }
        }
        done.forEach(flush -> flush.done.complete(null));
    }

    private long after(Duration wait) {
        return now() + (wait.compareTo(Deadline.LONGEST) < 0 ? wait : Deadline.LONGEST).toNanos();
    }

    private long now() {
        return time.nanoTime().getAsLong();
    }
}
