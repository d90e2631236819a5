/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.waiter;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One wait: its reads, one after the other, its time-out, and its result. */
final class Wait<R> {

    private final TimeSource time;
    private final Waiter<R> waiter;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private volatile @Nullable Future<?> reading;
    private volatile @Nullable Future<?> nextRead;
    private volatile @Nullable Object lastSeen;
    private volatile @Nullable ApiException lastError;
    private volatile String why = "it was not read";
    private Duration interval;

    Wait(TimeSource time, Waiter<R> waiter) {
        this.time = time;
        this.waiter = waiter;
        this.interval = waiter.firstInterval();
    }

    CompletableFuture<R> start() {
        try {
            Future<?> deadline = schedule(this::timeOut, waiter.timeout());
            result.whenComplete((done, failure) -> {
                deadline.cancel(false);
                cancel(reading);
                cancel(nextRead);
            });
            read();
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private void read() {
        CompletableFuture<Waiter.Reading<R>> started;
        try {
            started = waiter.startRead();
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
            return;
        }
        reading = started;
        cancelIfDone(started);
        started.whenComplete((read, failure) -> {
            try {
                if (failure == null) {
                    lastSeen = read.value();
                    lastError = null;
                    proceed(read.progress(), null);
                } else {
                    failed(
                            failure instanceof CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure);
                }
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void failed(Throwable failure) {
        Progress<R> progress = failure instanceof ApiException error ? waiter.progressOf(error) : null;
        if (progress == null) {
            result.completeExceptionally(failure);
            return;
        }
        lastError = (ApiException) failure;
        proceed(progress, failure instanceof ServiceException error ? error.retryAfter() : null);
    }

    private void proceed(Progress<R> progress, @Nullable Duration retryAfter) {
        if (progress instanceof Progress.Done<R> done) {
            result.complete(done.result());
        } else if (progress instanceof Progress.Failed<R> failed) {
            result.completeExceptionally(new WaitException(
                    "Cannot wait until " + waiter.state() + ": " + failed.why(), false, lastSeen, lastError));
        } else if (progress instanceof Progress.Waiting<R> waiting && !result.isDone()) {
            why = waiting.why();
            boolean isLonger = retryAfter != null && retryAfter.compareTo(interval) > 0;
            Duration delay = isLonger && retryAfter != null ? retryAfter : interval;
            interval = waiter.intervalAfter(interval);
            Future<?> scheduled = schedule(this::read, delay);
            nextRead = scheduled;
            cancelIfDone(scheduled);
        }
    }

    private void timeOut() {
        result.completeExceptionally(new WaitException(
                "Timed out after " + waiter.timeout() + " waiting until " + waiter.state() + ": " + why,
                true,
                lastSeen,
                lastError));
    }

    private Future<?> schedule(Runnable task, Duration delay) {
        return time.scheduler().schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
    }

    /** Cancels what was started while the wait ended. */
    private void cancelIfDone(Future<?> started) {
        if (result.isDone()) {
            cancel(started);
        }
    }

    private static void cancel(@Nullable Future<?> started) {
        if (started != null) {
            started.cancel(true);
        }
    }
}
