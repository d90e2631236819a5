/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A task of a {@link ClientScheduler}, whose cancellation can be observed. Thread-safe. */
@SuppressWarnings("ComparableType") // the order of delays, as that of all scheduled futures
final class ClientTask<V> extends CompletableFuture<V> implements ScheduledFuture<V>, Runnable {

    private final Callable<V> action;
    private final boolean periodic;
    private volatile @Nullable ScheduledFuture<?> timer;

    ClientTask(Callable<V> action, boolean periodic) {
        this.action = action;
        this.periodic = periodic;
    }

    /** Adopts the task of the time source. */
    void started(ScheduledFuture<?> scheduled) {
        timer = scheduled;
        if (isCancelled()) {
            scheduled.cancel(false);
        }
    }

    @Override
    public void run() {
        if (isDone()) {
            return;
        }
        try {
            V result = action.call();
            if (!periodic) {
                complete(result);
            }
        } catch (Throwable e) {
            completeExceptionally(e);
            if (periodic) {
                // Ends the repetitions.
                throw new CompletionException(e);
            }
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        ScheduledFuture<?> scheduled = timer;
        if (cancelled && scheduled != null) {
            scheduled.cancel(false);
        }
        return cancelled;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        ScheduledFuture<?> scheduled = timer;
        return scheduled == null ? 0 : scheduled.getDelay(unit);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
