/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.waiter;

import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One wait: its reads, one after the other, its time-out, and its result. */
final class Wait<R> {

    private final TimeSource time;
    private final Waiter<R> waiter;
    private final Deadline deadline;
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
        this.deadline = Deadline.after(waiter.timeout(), time);
        this.interval = waiter.firstInterval();
    }

    CompletableFuture<R> start() {
        try {
            CompletableFuture<Void> timer = time.runAfter(waiter.timeout(), this::timeOut);
            // The timer is also cancelled when the client is closed; this has no effect on a result that there is.
            timer.whenComplete((done, failure) -> {
                if (failure instanceof CancellationException) {
                    result.completeExceptionally(closed());
                }
            });
            result.whenComplete((done, failure) -> {
                timer.cancel(false);
                cancel(reading);
                cancel(nextRead);
            });
            read();
        } catch (CancellationException e) {
            result.completeExceptionally(closed());
        }
        return result;
    }

    static CancellationException closed() {
        return new CancellationException("The client was closed");
    }

    private void read() {
        CompletableFuture<Waiter.Reading<R>> started;
        try {
            started = waiter.startRead(RequestOptions.deadline(deadline));
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
        if (failure instanceof TransportException && deadline.remainingNanos() <= 0) {
            // The end of the wait has cut the read short, which says nothing about the state.
            timeOut();
            return;
        }
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
            Future<?> scheduled = time.runAfter(delay, this::read);
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
