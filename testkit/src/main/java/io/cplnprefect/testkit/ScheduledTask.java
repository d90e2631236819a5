/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One task of a {@link VirtualScheduler}, with the virtual time at which it is due. */
final class ScheduledTask<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
    private final VirtualScheduler scheduler;
    private final long order;
    /** Zero: runs once; positive: the next due time counts from the last due time; negative: from the end of the run. */
    private final long period;

    private volatile long dueNanos;

    ScheduledTask(VirtualScheduler scheduler, Callable<V> body, long dueNanos, long period, long order) {
        super(body);
        this.scheduler = scheduler;
        this.dueNanos = dueNanos;
        this.period = period;
        this.order = order;
    }

    long dueNanos() {
        return dueNanos;
    }

    @Override
    public boolean isPeriodic() {
        return period != 0;
    }

    @Override
    public void run() {
        if (!isPeriodic()) {
            super.run();
        } else if (runAndReset()) {
            dueNanos = period > 0 ? dueNanos + period : scheduler.now() - period;
            scheduler.repeat(this);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        scheduler.remove(this);
        return cancelled;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(dueNanos - scheduler.now(), NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        ScheduledTask<?> task = (ScheduledTask<?>) other;
        int byTime = Long.compare(dueNanos, task.dueNanos);
        return byTime != 0 ? byTime : Long.compare(order, task.order);
    }
}
