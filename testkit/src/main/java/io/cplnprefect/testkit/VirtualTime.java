/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A time that stands still until a test moves it, made of JDK types only.
 *
 * <p>{@link #clock()}, {@link #nanoTime()} and {@link #scheduler()} show the same moment. In the ordinary form
 * ({@link #create()}) tasks run on the thread that calls {@link #advance} or {@link #advanceToNext}, in the order of
 * their due times, and while a task runs the clock stands at its due time; tasks due at one moment run in the order in
 * which they were scheduled. A task that is due at once waits for the next call too, {@code advance(Duration.ZERO)}
 * is enough.
 *
 * <p>The {@linkplain #autoAdvancing() self-advancing} form jumps to the next due task by itself and runs it on one
 * daemon thread, so code that waits for a scheduled task goes on without delay. A periodic task runs there without pause
 * until it is cancelled.
 *
 * <p>Safe for use by several threads; moves of time happen one after the other. A task may schedule tasks but may not
 * move the time itself, except for the wall clock.
 */
public final class VirtualTime implements AutoCloseable {
    private static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");

    /** Held while time moves and tasks run, so that only one thread does either. */
    private final ReentrantLock moving = new ReentrantLock();

    private final Object state = new Object();
    private final Instant start;
    private final VirtualScheduler scheduler;
    private long nanos;
    private Duration wallOffset = Duration.ZERO;

    private VirtualTime(Instant start) {
        this.start = Objects.requireNonNull(start, "start");
        this.scheduler = new VirtualScheduler(this::nanoTime);
    }

    /** Returns a time that stands at 2026-01-01T00:00:00Z. */
    public static VirtualTime create() {
        return startingAt(DEFAULT_START);
    }

    /** Returns a time that stands at the given instant. */
    public static VirtualTime startingAt(Instant start) {
        return new VirtualTime(start);
    }

    /** Returns a time that jumps to the next due task by itself, as soon as there is one; close it to end its thread. */
    public static VirtualTime autoAdvancing() {
        VirtualTime time = create();
        Thread runner = new Thread(time::runForever, "virtual-time");
        runner.setDaemon(true);
        runner.start();
        return time;
    }

    /** Returns the wall clock, in UTC. */
    public Clock clock() {
        return new WallClock(ZoneOffset.UTC);
    }

    /** Returns nanoseconds that only grow, from an arbitrary origin; {@link #jumpWallClock} leaves them alone. */
    public long nanoTime() {
        synchronized (state) {
            return nanos;
        }
    }

    /** Returns the scheduler whose tasks run when this time reaches them; always the same object. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** Returns how many tasks wait for their time; a periodic task counts as one. */
    public int pendingTasks() {
        return scheduler.pending();
    }

    /**
     * Moves time forward and runs on this thread every task that becomes due, those that tasks schedule included.
     *
     * @throws IllegalArgumentException when the duration is negative
     * @throws IllegalStateException when called by a task of the scheduler
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time only moves forward, not by " + duration);
        }
        startMoving();
        try {
            long target = nanoTime() + duration.toNanos();
            for (ScheduledTask<?> task; (task = scheduler.takeDue(target)) != null; ) {
                run(task);
            }
            moveTo(target);
        } finally {
            moving.unlock();
        }
    }

    /**
     * Moves time to the next task and runs it, together with all others due at that moment.
     *
     * @return false when no task was waiting; time stands still then
     * @throws IllegalStateException when called by a task of the scheduler
     */
    public boolean advanceToNext() {
        startMoving();
        try {
            ScheduledTask<?> first = scheduler.takeDue(Long.MAX_VALUE);
            if (first == null) {
                return false;
            }
            long due = Math.max(first.dueNanos(), nanoTime());
            run(first);
            for (ScheduledTask<?> task; (task = scheduler.takeDue(due)) != null; ) {
                run(task);
            }
            return true;
        } finally {
            moving.unlock();
        }
    }

    /** Moves the wall clock alone, forward or back, as a clock correction does; no task becomes due by it. */
    public void jumpWallClock(Duration jump) {
        synchronized (state) {
            wallOffset = wallOffset.plus(jump);
        }
    }

    /** Drops all tasks and accepts no more; time can still be read and moved. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    private void startMoving() {
        if (moving.isHeldByCurrentThread()) {
            throw new IllegalStateException("a task of the scheduler may not move the time it runs in");
        }
        moving.lock();
    }

    private void run(ScheduledTask<?> task) {
        moveTo(task.dueNanos());
        scheduler.run(task);
    }

    private void moveTo(long target) {
        synchronized (state) {
            nanos = Math.max(nanos, target);
        }
    }

    private void runForever() {
        while (scheduler.awaitTask()) {
            moving.lock();
            try {
                ScheduledTask<?> task = scheduler.takeDue(Long.MAX_VALUE);
                if (task != null) {
                    run(task);
                }
            } finally {
                moving.unlock();
            }
        }
    }

    private final class WallClock extends Clock {
        private final ZoneId zone;

        WallClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new WallClock(other);
        }

        @Override
        public Instant instant() {
            synchronized (state) {
                return start.plusNanos(nanos).plus(wallOffset);
            }
        }
    }
}
