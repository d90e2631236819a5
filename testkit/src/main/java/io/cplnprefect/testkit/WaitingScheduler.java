/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler of a {@link VirtualTime} whose delayed tasks advance the time, on one daemon thread. */
final class WaitingScheduler extends ScheduledThreadPoolExecutor {
    private final VirtualTime time;
    private final ExecutorService advancer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "virtual-time-waits");
        thread.setDaemon(true);
        return thread;
    });

    WaitingScheduler(VirtualTime time) {
        super(0);
        this.time = time;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return advanceTo(time.scheduler().schedule(task, delay, unit));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return advanceTo(time.scheduler().schedule(task, delay, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return time.scheduler().scheduleAtFixedRate(task, initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        return time.scheduler().scheduleWithFixedDelay(task, initialDelay, delay, unit);
    }

    @Override
    public void execute(Runnable task) {
        var unused = schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void shutdown() {
        super.shutdown();
        advancer.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        advancer.shutdownNow();
        return super.shutdownNow();
    }

    /** Advances the time task by task, so that what is due earlier happens earlier. */
    private <V> ScheduledFuture<V> advanceTo(ScheduledFuture<V> scheduled) {
        advancer.execute(() -> {
            boolean advanced = true;
            while (!scheduled.isDone() && advanced) {
                advanced = time.advanceToNext();
            }
        });
        return scheduled;
    }
}
