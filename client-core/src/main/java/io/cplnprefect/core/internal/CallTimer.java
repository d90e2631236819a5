/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs delayed actions on threads of the client. The scheduler's own thread only starts them: the action may end a call and
 * so run code of the user, and if that blocked the scheduler, no further delay would end.
 */
final class CallTimer {

    private final TimeSource time;
    private final Executor threads;

    CallTimer(TimeSource time, Executor threads) {
        this.time = time;
        this.threads = threads;
    }

    void after(long nanos, Runnable action) {
        var unused = schedule(nanos, action);
    }

    /** Runs the action after the delay, unless the future has completed before. */
    void after(long nanos, CompletableFuture<?> unlessDone, Runnable action) {
        ScheduledFuture<?> timer = schedule(nanos, action);
        unlessDone.whenComplete((done, failed) -> timer.cancel(false));
    }

    private ScheduledFuture<?> schedule(long nanos, Runnable action) {
        return time.scheduler().schedule(() -> threads.execute(action), Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }
}
