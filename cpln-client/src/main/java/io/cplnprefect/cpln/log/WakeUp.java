/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.time.TimeSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The next time at which a {@link FollowedLog} has something to do. Guarded by its lock, except where stated. */
final class WakeUp {

    private final TimeSource time;
    private final long originNanos;
    private final Runnable action;
    private final Runnable whenShutDown;
    private long dueNanos = Long.MAX_VALUE;

    WakeUp(TimeSource time, Runnable action, Runnable whenShutDown) {
        this.time = time;
        this.originNanos = time.nanoTime().getAsLong();
        this.action = action;
        this.whenShutDown = whenShutDown;
    }

    /** Returns nanoseconds since the creation of this object. Needs no lock. */
    long now() {
        return time.nanoTime().getAsLong() - originNanos;
    }

    /** Returns what schedules the action for a time, to be run without a lock; {@code null} if it will run before that time. */
    @Nullable
    Runnable at(long nanos) {
        if (nanos >= dueNanos) {
            return null;
        }
        dueNanos = nanos;
        return () -> schedule(nanos);
    }

    /** Records that the action runs. */
    void passed() {
        dueNanos = Long.MAX_VALUE;
    }

    private void schedule(long nanos) {
        try {
            var unused = time.scheduler().schedule(action, Math.max(0, nanos - now()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The time source is shut down, and with it the client.
            whenShutDown.run();
        }
    }
}
