/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import org.jspecify.annotations.Nullable;

/** When to connect to the log of a workload. Times are those of a monotonic clock. Guarded by the lock of the {@link WorkloadLog}. */
final class ConnectPlan {

    private final Attempts attempts;
    private boolean allowed;
    private boolean unreachable;
    private long dueNanos;

    ConnectPlan(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Allows to connect, because the service has not rejected the token. */
    void allow() {
        allowed = true;
    }

    void forbid() {
        allowed = false;
    }

    /** Returns when to connect; {@link Long#MAX_VALUE} if it is not allowed. */
    long due() {
        return allowed ? dueNanos : Long.MAX_VALUE;
    }

    /** Plans the next connection after the end of one. */
    void ended(TailSession session, @Nullable Throwable failure, long nowNanos) {
        if (session.isStable(nowNanos, failure)) {
            dueNanos = nowNanos + attempts.succeeded().toNanos();
        } else {
            dueNanos = nowNanos + attempts.failed(failure).toNanos();
            unreachable = !session.isEstablished();
        }
    }

    /** Returns whether the last connection has failed, so that lines must be read without one. Starts a connection. */
    boolean start() {
        boolean poll = unreachable;
        unreachable = false;
        return poll;
    }
}
