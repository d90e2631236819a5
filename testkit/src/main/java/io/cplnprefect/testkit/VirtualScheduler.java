/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The queue of tasks of a {@link VirtualTime}, which decides when they run. */
final class VirtualScheduler extends AbstractExecutorService implements ScheduledExecutorService {
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<ScheduledTask<?>> queue = new PriorityQueue<>();
    private long scheduled;
    private int running;
    private boolean shutdown;

    VirtualScheduler(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    int pending() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Removes and returns the first task that is due at the given time or earlier, or null; the caller must {@link #run} it. */
    @Nullable
    ScheduledTask<?> takeDue(long nanos) {
        lock.lock();
        try {
            ScheduledTask<?> first = queue.peek();
            if (first == null || first.dueNanos() > nanos) {
                return null;
            }
            queue.remove();
            running++;
            return first;
        } finally {
            lock.unlock();
        }
    }

    void run(ScheduledTask<?> task) {
        try {
            task.run();
        } finally {
            lock.lock();
            try {
                running--;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until the queue has a task; returns false if it is empty and shut down. */
    boolean awaitTask() {
        lock.lock();
        try {
            while (queue.isEmpty() && !shutdown) {
                changed.awaitUninterruptibly();
            }
            return !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void repeat(ScheduledTask<?> periodic) {
        lock.lock();
        try {
            if (shutdown) {
                periodic.cancel(false);
            } else if (!periodic.isCancelled()) {
                queue.add(periodic);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void remove(ScheduledTask<?> task) {
        lock.lock();
        try {
            queue.remove(task);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void execute(Runnable command) {
        var unused = add(Executors.callable(command), 0, 0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(Executors.callable(command), unit.toNanos(delay), 0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(callable, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return add(Executors.callable(command), unit.toNanos(initialDelay), positive(period, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return add(Executors.callable(command), unit.toNanos(initialDelay), -positive(delay, unit));
    }

    private static long positive(long period, TimeUnit unit) {
        if (period <= 0) {
            throw new IllegalArgumentException("Invalid period " + period + ": expected a positive number");
        }
        return unit.toNanos(period);
    }

    private <V> ScheduledTask<V> add(Callable<V> body, long delayNanos, long period) {
        lock.lock();
        try {
            if (shutdown) {
                throw new RejectedExecutionException("The virtual scheduler is shut down");
            }
            long due = now() + Math.max(0, delayNanos);
            // The sum of a very long delay must not overflow into the past.
            ScheduledTask<V> task =
                    new ScheduledTask<>(this, body, due < 0 ? Long.MAX_VALUE : due, period, scheduled++);
            queue.add(task);
            changed.signalAll();
            return task;
        } finally {
            lock.unlock();
        }
    }

    /** Cancels periodic tasks; tasks scheduled once still run when they are due, as in the JDK's scheduler. */
    @Override
    public void shutdown() {
        lock.lock();
        try {
            shutdown = true;
            for (ScheduledTask<?> task : List.copyOf(queue)) {
                if (task.isPeriodic()) {
                    task.cancel(false);
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        lock.lock();
        try {
            shutdown = true;
            List<Runnable> waiting = new ArrayList<>(queue);
            queue.clear();
            changed.signalAll();
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isShutdown() {
        lock.lock();
        try {
            return shutdown;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isTerminated() {
        lock.lock();
        try {
            return shutdown && queue.isEmpty() && running == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits in real time. Pending tasks keep this scheduler from terminating until time is advanced to them. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lock();
        try {
            while (!isTerminated()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
