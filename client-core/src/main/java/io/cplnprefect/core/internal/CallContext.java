/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.retry.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call on its way through the layers, with all its tries. */
final class CallContext {

    /** Long enough for whoever means "for ever", and short enough to count in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Endpoint endpoint;
    private final String path;
    private final boolean repeatable;
    private final RetryPolicy retry;
    private final Duration total;
    private final long totalNanos;
    private final @Nullable Thread caller;
    private final long beginNanos;

    private int attempts;
    private boolean sent;
    private Runnable end = () -> {};
    private @Nullable Reason stopped;
    private String stoppedHow = "";

    CallContext(
            Endpoint endpoint,
            String path,
            boolean repeatable,
            RetryPolicy retry,
            Duration total,
            @Nullable Thread caller,
            long beginNanos) {
        this.endpoint = endpoint;
        this.path = path;
        this.repeatable = repeatable;
        this.retry = retry;
        this.total = total;
        this.totalNanos = total.compareTo(LONGEST) < 0 ? total.toNanos() : LONGEST.toNanos();
        this.caller = caller;
        this.beginNanos = beginNanos;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    boolean repeatable() {
        return repeatable;
    }

    RetryPolicy retry() {
        return retry;
    }

    Duration total() {
        return total;
    }

    long nanosLeft(long nowNanos) {
        return totalNanos - nanosTaken(nowNanos);
    }

    long nanosTaken(long nowNanos) {
        return nowNanos - beginNanos;
    }

    /** Whether the thread that waits for the answer is the current one and may as well do the work. */
    boolean onCallersThread() {
        return Thread.currentThread() == caller;
    }

    synchronized CallSite site() {
        return new CallSite(endpoint.method(), path, attempts);
    }

    synchronized int attempts() {
        return attempts;
    }

    /** Counts a try that goes to the network now. */
    synchronized void nextAttempt() {
        attempts++;
    }

    /** Notes that the server may have seen the call. */
    synchronized void sent() {
        sent = true;
    }

    /** Whether nobody waits for the answer any more. */
    synchronized boolean isStopped() {
        return stopped != null;
    }

    /** Ends the call because the thread that waits for the answer was interrupted. */
    void interrupted() {
        stop(Reason.INTERRUPTED, "interrupted while waiting for the answer");
    }

    /** Ends the call: what is under way for it is cancelled, nothing further is sent. */
    void stop(Reason reason, String how) {
        Runnable toEnd;
        synchronized (this) {
            if (stopped != null) {
                return;
            }
            stopped = reason;
            stoppedHow = how;
            toEnd = end;
        }
        toEnd.run();
    }

    /** Notes what is under way from now on, by what ends it when nobody waits for the answer any more. */
    void underWay(Runnable toEnd) {
        boolean late;
        synchronized (this) {
            end = toEnd;
            late = stopped != null;
        }
        if (late) {
            toEnd.run();
        }
    }

    /** Notes that the call has its answer or error: there is nothing to end any more. */
    synchronized void ended() {
        end = () -> {};
    }

    /** Something that is waited for from now on; it fails when nobody waits for the answer any more. */
    <T> CompletableFuture<T> waiting() {
        CompletableFuture<T> waiting = new CompletableFuture<>();
        underWay(() -> waiting.completeExceptionally(stoppedFailure()));
        return waiting;
    }

    synchronized TransportException failure(Reason reason, String detail, @Nullable Throwable cause) {
        return new TransportException(site(), reason, !sent, detail, cause);
    }

    synchronized TransportException stoppedFailure() {
        return failure(stopped == null ? Reason.CANCELLED : stopped, stoppedHow, null);
    }
}
