/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.waiter;

import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A wait until an object has a state: the object is read until a condition is met, can no longer be met, or the time is over.
 *
 * <p>The time between reads grows from the first to the longest interval; a {@code Retry-After} of the server that is longer
 * counts. A read that fails because the service cannot be reached, is overloaded or fails itself is repeated; other errors end
 * the wait. Immutable and thread-safe; each wait is independent.
 *
 * @param <R> type of the result
 */
public final class Waiter<R> {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final long CLOSED_CHECK_MILLIS = 200;

    private final TimeSource time;
    private final String state;
    private final Function<RequestOptions, CompletableFuture<Reading<R>>> read;
    private final Function<? super ApiException, ? extends @Nullable Progress<R>> onError;
    private final Duration first;
    private final Duration longest;
    private final Duration timeout;

    private Waiter(
            TimeSource time,
            String state,
            Function<RequestOptions, CompletableFuture<Reading<R>>> read,
            Function<? super ApiException, ? extends @Nullable Progress<R>> onError,
            Duration first,
            Duration longest,
            Duration timeout) {
        this.time = time;
        this.state = state;
        this.read = read;
        this.onError = onError;
        this.first = first;
        this.longest = longest;
        this.timeout = timeout;
    }

    /** A value that was read, and what it shows. */
    record Reading<R>(@Nullable Object value, Progress<R> progress) {}

    /**
     * Returns a waiter with a time-out of 5 minutes and intervals from 1 to 10 seconds.
     *
     * @param time time source of the client
     * @param state the state, for messages, such as {@code the command 7 is final}
     * @param read starts a read, such as {@code call::executeAsync}; the future is cancelled when the wait ends
     * @param condition returns what a value shows; must not block
     * @param <T> type of the values
     * @param <R> type of the result
     * @return a waiter; nothing is sent yet
     */
    public static <T, R> Waiter<R> until(
            TimeSource time,
            String state,
            Supplier<CompletableFuture<T>> read,
            Function<? super T, Progress<R>> condition) {
        return until(time, state, options -> read.get(), condition);
    }

    /**
     * Returns a waiter as {@link #until(TimeSource, String, Supplier, Function)} whose reads end by the end of the wait. A read that
     * repeats its request then fails in time with its last error, which becomes the reason of the time-out.
     *
     * @param time time source of the client
     * @param state the state, for messages, such as {@code the command 7 is final}
     * @param read starts a read with the deadline of the wait, such as {@code options -> call.with(options).executeAsync()}; the future
     *     is cancelled when the wait ends
     * @param condition returns what a value shows; must not block
     * @param <T> type of the values
     * @param <R> type of the result
     * @return a waiter; nothing is sent yet
     */
    public static <T, R> Waiter<R> until(
            TimeSource time,
            String state,
            Function<RequestOptions, CompletableFuture<T>> read,
            Function<? super T, Progress<R>> condition) {
        Function<RequestOptions, CompletableFuture<Reading<R>>> reading = options -> {
            CompletableFuture<T> value = read.apply(options);
            CompletableFuture<Reading<R>> shown =
                    value.thenApply(object -> new Reading<>(object, condition.apply(object)));
            shown.whenComplete((done, failure) -> value.cancel(true));
            return shown;
        };
        return new Waiter<>(time, state, reading, error -> null, FIRST, LONGEST, TIMEOUT);
    }

    /**
     * Returns this waiter with a condition for errors.
     *
     * @param condition returns what an error shows, or {@code null} for what it means without a condition; must not block
     * @return a waiter
     */
    public Waiter<R> onError(Function<? super ApiException, ? extends @Nullable Progress<R>> condition) {
        return new Waiter<>(time, state, read, condition, first, longest, timeout);
    }

    /**
     * Returns this waiter with other intervals between reads.
     *
     * @param firstInterval the first interval, positive
     * @param longestInterval the longest interval, at least the first
     * @return a waiter
     * @throws IllegalArgumentException if an interval is invalid
     */
    public Waiter<R> every(Duration firstInterval, Duration longestInterval) {
        if (firstInterval.isZero() || firstInterval.isNegative() || longestInterval.compareTo(firstInterval) < 0) {
            throw new IllegalArgumentException("Invalid intervals " + firstInterval + " to " + longestInterval
                    + ": expected a positive one and one that is at least as long");
        }
        return new Waiter<>(time, state, read, onError, firstInterval, longestInterval, timeout);
    }

    /**
     * Returns this waiter with another time-out.
     *
     * @param limit how long to wait, positive
     * @return a waiter
     * @throws IllegalArgumentException if the time-out is not positive
     */
    public Waiter<R> within(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("Invalid time-out " + limit + ": expected a positive one");
        }
        return new Waiter<>(time, state, read, onError, first, longest, limit);
    }

    /**
     * Waits. Interrupting the thread cancels the read in progress.
     *
     * @return the result
     * @throws InterruptedException if the thread is interrupted
     * @throws WaitException if the time is over, or the state can no longer be reached
     * @throws ApiException if a read fails for good
     * @throws CancellationException if the client is closed
     */
    public R await() throws InterruptedException {
        CompletableFuture<R> result = awaitAsync();
        try {
            while (true) {
                try {
                    return result.get(CLOSED_CHECK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // A scheduler of the caller that is shut down drops the next read.
                    if (time.scheduler().isShutdown()) {
                        throw Wait.closed();
                    }
                }
            }
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } finally {
            result.cancel(true);
        }
    }

    /**
     * Waits without blocking. Cancelling the future ends the wait and cancels the read in progress.
     *
     * @return the future result; completes exceptionally with the exceptions of {@link #await()}
     */
    public CompletableFuture<R> awaitAsync() {
        return new Wait<>(time, this).start();
    }

    String state() {
        return state;
    }

    Duration timeout() {
        return timeout;
    }

    Duration firstInterval() {
        return first;
    }

    /** Returns the interval after another one. */
    Duration intervalAfter(Duration interval) {
        Duration next = interval.plus(interval.dividedBy(2));
        return next.compareTo(longest) > 0 ? longest : next;
    }

    CompletableFuture<Reading<R>> startRead(RequestOptions options) {
        return read.apply(options);
    }

    /** Returns what an error shows, or null if it ends the wait. */
    @Nullable
    Progress<R> progressOf(ApiException error) {
        Progress<R> progress = onError.apply(error);
        if (progress != null) {
            return progress;
        }
        boolean isTemporary = error instanceof TransportException
                || error instanceof ServiceException.ServerError
                || error instanceof ServiceException.RateLimited;
        return isTemporary ? Progress.waiting("it cannot be read: " + error.getMessage()) : null;
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
