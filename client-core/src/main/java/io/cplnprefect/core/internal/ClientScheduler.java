/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * The scheduler of one client: that of its time source, until the client is closed. Closing cancels the tasks of the client, so that
 * those who wait for one proceed, also if the time source belongs to the caller. Thread-safe.
 */
final class ClientScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private static final long TERMINATION_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ScheduledExecutorService scheduler;
    private final Set<ClientTask<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ClientScheduler(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(Executors.callable(command), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return start(new ClientTask<>(callable, false), task -> scheduler.schedule(task, delay, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return start(
                new ClientTask<>(Executors.callable(command), true),
                task -> scheduler.scheduleAtFixedRate(task, initialDelay, period, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return start(
                new ClientTask<>(Executors.callable(command), true),
                task -> scheduler.scheduleWithFixedDelay(task, initialDelay, delay, unit));
    }

    private <V> ClientTask<V> start(ClientTask<V> task, Function<Runnable, ScheduledFuture<?>> start) {
        open.add(task);
        var unused = task.whenComplete((done, failure) -> open.remove(task));
        try {
            if (closed) {
                throw new RejectedExecutionException("The client is closed");
            }
            task.started(start.apply(task));
        } catch (RejectedExecutionException e) {
            open.remove(task);
            throw e;
        }
        return task;
    }

    @Override
    public void execute(Runnable command) {
        if (closed) {
            throw new RejectedExecutionException("The client is closed");
        }
        scheduler.execute(command);
    }

    @Override
    public void shutdown() {
        closed = true;
    }

    /** Cancels all tasks, and accepts no more. */
    @Override
    public List<Runnable> shutdownNow() {
        closed = true;
        open.forEach(task -> task.cancel(false));
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return closed || scheduler.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return isShutdown() && open.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (!isTerminated() && System.nanoTime() < end) {
            LockSupport.parkNanos(TERMINATION_CHECK_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return isTerminated();
    }
}
