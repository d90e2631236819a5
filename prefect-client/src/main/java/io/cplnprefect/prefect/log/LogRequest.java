/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The request that a writer is sending, which ends when its lines are written, dropped or waiting again. Thread-safe. */
final class LogRequest {

    private static final Duration CANCELLATION_TIMEOUT = Duration.ofSeconds(1);

    private CompletableFuture<?> call = CompletableFuture.completedFuture(null);
    private CompletableFuture<@Nullable Void> ended = CompletableFuture.completedFuture(null);
    private volatile boolean cancelled;

    /** Begins a request; returns {@code false} after {@link #cancel}. */
    synchronized boolean begin() {
        if (!cancelled) {
            ended = new CompletableFuture<>();
        }
        return !cancelled;
    }

    /** Sets what was sent, and cancels it if the request was cancelled before. */
    void sent(CompletableFuture<?> sent) {
        synchronized (this) {
            call = sent;
        }
        if (cancelled) {
            sent.cancel(true);
        }
    }

    /** Ends the request. */
    void end() {
        CompletableFuture<@Nullable Void> current;
        synchronized (this) {
            current = ended;
        }
        current.complete(null);
    }

    /** Returns whether {@link #cancel} was called. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Cancels the request and waits for its end. No other one may begin after that. */
    void cancel() {
        CompletableFuture<?> sent;
        CompletableFuture<@Nullable Void> current;
        synchronized (this) {
            cancelled = true;
            sent = call;
            current = ended;
        }
        sent.cancel(true);
        try {
            current.get(CANCELLATION_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // A listener of the writer has closed it within the request, which ends after this method.
            return;
        }
    }
}
