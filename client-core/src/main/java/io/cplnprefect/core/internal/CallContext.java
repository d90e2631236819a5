/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ThreadContext;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The state of one call, from its start to its end, over all attempts. Thread-safe. */
final class CallContext {

    private final Endpoint endpoint;
    private final Request request;
    private final boolean repeatable;
    private final RetryPolicy retry;
    private final long totalNanos;
    private final long startNanos;
    private final ThreadContext.Captured context;

    private int attempts;
    private boolean sent;
    private boolean effectUnknown;
    private boolean attemptShortened;
    private Runnable canceller = () -> {};
    private @Nullable Reason stopped;
    private String stoppedDetail = "";
    private Map<String, String> credentials = Map.of();

    CallContext(
            Endpoint endpoint,
            Request request,
            boolean repeatable,
            RetryPolicy retry,
            long totalNanos,
            long startNanos,
            ThreadContext.Captured context) {
        this.endpoint = endpoint;
        this.request = request;
        this.repeatable = repeatable;
        this.retry = retry;
        this.totalNanos = totalNanos;
        this.startNanos = startNanos;
        this.context = context;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Request request() {
        return request;
    }

    boolean repeatable() {
        return repeatable;
    }

    RetryPolicy retry() {
        return retry;
    }

    long totalMillis() {
        return totalNanos / 1_000_000;
    }

    long nanosLeft(long nowNanos) {
        return totalNanos - nanosElapsed(nowNanos);
    }

    long nanosElapsed(long nowNanos) {
        return nowNanos - startNanos;
    }

    /** Installs the context of the caller's thread on the current thread, where code of the user is about to run. */
    ThreadContext.Scope installContext() {
        return context.install();
    }

    synchronized CallSite site() {
        return new CallSite(endpoint.method(), request.url().encodedPath(), attempts);
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized void attemptStarted() {
        attempts++;
        attemptShortened = false;
    }

    /** Records that the present attempt timed out before its attempt time-out, because the time of the call was over. */
    synchronized void attemptShortened() {
        attemptShortened = true;
    }

    /** Returns whether the last attempt timed out before its attempt time-out, which says nothing about the service. */
    synchronized boolean isAttemptShortened() {
        return attemptShortened;
    }

    synchronized void credentials(Map<String, String> headers) {
        credentials = headers;
    }

    synchronized Map<String, String> credentials() {
        return credentials;
    }

    /** Records that the server may have received the request. */
    synchronized void sent() {
        sent = true;
    }

    /** Records that an attempt failed and that the server may have processed its request. */
    synchronized void effectUnknown() {
        effectUnknown = true;
    }

    /** Returns whether an earlier attempt failed and the server may have processed its request. */
    synchronized boolean isEffectUnknown() {
        return effectUnknown;
    }

    /** Returns whether the caller no longer waits for the response. */
    synchronized boolean isStopped() {
        return stopped != null;
    }

    void interrupted() {
        stop(Reason.INTERRUPTED, "interrupted while waiting for the response");
    }

    /** Cancels what is in progress for the call; nothing further is sent. */
    void stop(Reason reason, String detail) {
        Runnable cancel;
        synchronized (this) {
            if (stopped != null) {
                return;
            }
            stopped = reason;
            stoppedDetail = detail;
            cancel = canceller;
        }
        cancel.run();
    }

    /** Sets what cancels the present step of the call. */
    void onStop(Runnable cancel) {
        boolean late;
        synchronized (this) {
            canceller = cancel;
            late = stopped != null;
        }
        if (late) {
            cancel.run();
        }
    }

    /** Records that the call has ended, so that there is nothing left to cancel. */
    synchronized void ended() {
        canceller = () -> {};
    }

    /** Returns a future for a step of the call; it fails when the caller no longer waits. */
    <T> CompletableFuture<T> step() {
        CompletableFuture<T> step = new CompletableFuture<>();
        onStop(() -> step.completeExceptionally(stoppedFailure()));
        return step;
    }

    synchronized TransportException failure(Reason reason, String detail, @Nullable Throwable cause) {
        return new TransportException(site(), reason, !sent, detail, cause);
    }

    synchronized TransportException stoppedFailure() {
        return failure(stopped == null ? Reason.CANCELLED : stopped, stoppedDetail, null);
    }
}
