/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Does things later, on the threads that send calls. The scheduler's own thread only wakes them: what follows from the end
 * of a call may be the caller's code, and if that blocked the scheduler, nothing would ever wake it.
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

    /** Acts once the time has passed, unless the future ends before. */
    void after(long nanos, CompletableFuture<?> unlessDone, Runnable action) {
        ScheduledFuture<?> timer = schedule(nanos, action);
        unlessDone.whenComplete((done, failed) -> timer.cancel(false));
    }

    private ScheduledFuture<?> schedule(long nanos, Runnable action) {
        return time.scheduler().schedule(() -> threads.execute(action), Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }
}
