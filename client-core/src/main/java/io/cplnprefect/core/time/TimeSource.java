/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Tells the time, waits, and draws random numbers for one client or bridge.
 *
 * <p>Everything in the library that looks at a clock, sleeps or adds jitter does it through one of these, so a test
 * hands in a virtual one. Thread-safe if its parts are.
 *
 * @param clock wall-clock time, used for what is compared with times of a server
 * @param nanoTime monotonic time in nanoseconds, used for every deadline; wall-clock jumps do not touch it
 * @param scheduler runs delayed work; never used for blocking work
 * @param random the source of jitter
 */
public record TimeSource(
        Clock clock, LongSupplier nanoTime, ScheduledExecutorService scheduler, RandomGenerator random) {

    /**
     * A time source on the system clock with one daemon thread of its own.
     *
     * <p>Whoever makes it shuts its {@link #scheduler()} down.
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
     * The wall-clock time now.
     *
     * @return the time
     */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Waits for the given time.
     *
     * @param duration how long; nothing happens when it is zero or negative
     * @throws InterruptedException when the thread is interrupted; the wait ends at once
     * @throws CancellationException when the scheduler is shut down meanwhile
     */
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isZero() || duration.isNegative()) {
            return;
        }
        ScheduledFuture<?> wakeUp = scheduler.schedule(() -> {}, duration.toNanos(), TimeUnit.NANOSECONDS);
        try {
            wakeUp.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An empty task failed", e);
        } finally {
            wakeUp.cancel(false);
        }
    }
}
