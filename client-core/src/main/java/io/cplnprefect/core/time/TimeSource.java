/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The clocks, the scheduler and the random numbers of one client or bridge.
 *
 * <p>All code of this library that reads a clock, waits or adds jitter uses one of these, so that a test can pass a virtual one.
 * Thread-safe if its parts are.
 *
 * @param clock wall-clock time, used where times of a server are compared
 * @param nanoTime monotonic time in nanoseconds, used for deadlines; not affected by changes of the wall clock
 * @param scheduler runs delayed tasks; never used for blocking tasks
 * @param random the source of jitter
 */
public record TimeSource(
        Clock clock, LongSupplier nanoTime, ScheduledExecutorService scheduler, RandomGenerator random) {

    /**
     * Returns a time source of the system clock, with one daemon thread.
     *
     * <p>The caller shuts its {@link #scheduler()} down.
     *
     * @param threadName name of the scheduler's thread
     * @return a new time source
     */
    public static TimeSource system(String threadName) {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        return new TimeSource(Clock.systemUTC(), System::nanoTime, scheduler, RandomGenerator.of("L64X128MixRandom"));
    }

    /**
     * Returns the wall-clock time.
     *
     * @return the time
     */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Waits.
     *
     * @param duration how long; returns at once if it is zero or negative
     * @throws InterruptedException if the thread is interrupted
     * @throws CancellationException if the scheduler is shut down, or the client of this time source is closed
     */
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isZero() || duration.isNegative()) {
            return;
        }
        ScheduledFuture<?> wakeUp = schedule(() -> {}, duration);
        try {
            wakeUp.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An empty task failed", e);
        } finally {
            wakeUp.cancel(false);
        }
    }

    /**
     * Runs a task later, on the thread of the scheduler.
     *
     * @param delay how long to wait before
     * @param task the task, which must not block
     * @return the future end of the task; cancelling it cancels the task; cancelled if this is the time source of a client and the client
     *     is closed before
     * @throws CancellationException if the scheduler is shut down, or the client is closed
     */
    public CompletableFuture<Void> runAfter(Duration delay, Runnable task) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        ScheduledFuture<?> scheduled = schedule(
                () -> {
                    try {
                        task.run();
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                },
                delay);
        var unused = end.whenComplete((done, failure) -> scheduled.cancel(false));
        if (scheduled instanceof CompletionStage<?> stage) {
            var unusedStage = stage.whenComplete((done, failure) -> {
                if (failure != null) {
                    end.cancel(false);
                }
            });
        }
        return end;
    }

    private ScheduledFuture<?> schedule(Runnable task, Duration delay) {
        try {
            return scheduler.schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            CancellationException closed = new CancellationException("The time source or its client was closed");
            closed.initCause(e);
            throw closed;
        }
    }
}
