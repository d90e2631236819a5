/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The next time at which a {@link FollowedLog} has something to do. Guarded by its lock, except where stated. */
final class WakeUp {

    private final TimeSource time;
    private final long originNanos;
    private final Runnable action;
    private final Runnable whenClosed;
    private long dueNanos = Long.MAX_VALUE;

    /**
     * Creates a wake-up without a time.
     *
     * @param whenClosed called without a lock if the client is closed before the action runs
     */
    WakeUp(TimeSource time, Runnable action, Runnable whenClosed) {
        this.time = time;
        this.originNanos = time.nanoTime().getAsLong();
        this.action = action;
        this.whenClosed = whenClosed;
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
            var unused = time.runAfter(Duration.ofNanos(Math.max(0, nanos - now())), action)
                    .whenComplete((done, failure) -> {
                        if (failure instanceof CancellationException) {
                            whenClosed.run();
                        }
                    });
        } catch (CancellationException e) {
            whenClosed.run();
        }
    }
}
