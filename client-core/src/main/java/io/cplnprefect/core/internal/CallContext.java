/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.retry.RetryPolicy;
import java.time.Duration;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** One call on its way through the layers, with all its tries. */
final class CallContext {

    private final Endpoint endpoint;
    private final String path;
    private final boolean repeatable;
    private final RetryPolicy retry;
    private final long deadlineNanos;
    private final Duration total;
    private final @Nullable Thread caller;

    private int attempts;
    private @Nullable Call current;
    private @Nullable Reason stopped;

    CallContext(
            Endpoint endpoint,
            String path,
            boolean repeatable,
            RetryPolicy retry,
            long deadlineNanos,
            Duration total,
            @Nullable Thread caller) {
        this.endpoint = endpoint;
        this.path = path;
        this.repeatable = repeatable;
        this.retry = retry;
        this.deadlineNanos = deadlineNanos;
        this.total = total;
        this.caller = caller;
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
        return deadlineNanos - nowNanos;
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

    synchronized void nextAttempt() {
        attempts++;
    }

    /** Why nobody waits for the answer any more; {@code null} while somebody does. */
    synchronized @Nullable Reason stopped() {
        return stopped;
    }

    /** Ends the call: the one under way is cancelled, no further one is sent. */
    void stop(Reason reason) {
        Call underWay;
        synchronized (this) {
            if (stopped != null) {
                return;
            }
            stopped = reason;
            underWay = current;
        }
        if (underWay != null) {
            underWay.cancel();
        }
    }

    /** Notes the HTTP call that is about to be sent. */
    void sending(Call call) {
        boolean late;
        synchronized (this) {
            current = call;
            late = stopped != null;
        }
        if (late) {
            call.cancel();
        }
    }

    TransportException failure(Reason reason, String detail, @Nullable Throwable cause) {
        return new TransportException(site(), reason, detail, cause);
    }

    TransportException stoppedFailure(Reason reason) {
        return failure(reason, reason == Reason.INTERRUPTED ? "interrupted while waiting" : "cancelled", null);
    }
}
