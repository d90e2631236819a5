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
 * A clock and a scheduler whose time changes only when a test advances it.
 *
 * <p>{@link #clock()}, {@link #nanoTime()} and {@link #scheduler()} share one time. With {@link #create()}, tasks run
 * on the thread that calls {@link #advance} or {@link #advanceToNext}, in the order of their due times; tasks with the
 * same due time run in the order in which they were scheduled. While a task runs, the clock shows its due time. A task
 * without delay also runs in the next call; {@code advance(Duration.ZERO)} is enough.
 *
 * <p>Code that blocks in a wait gets {@link #waitingScheduler()}: its waits advance the time. With
 * {@link #autoAdvancing()}, time advances to the next due task by itself and the task runs on a daemon thread, so
 * that code which waits for a scheduled task continues without delay. A periodic task runs without pause until it is
 * cancelled.
 *
 * <p>Instances are safe for use by several threads; time is advanced by one thread at a time. A task may schedule other
 * tasks and move the wall clock, but may not advance the time.
 */
public final class VirtualTime implements AutoCloseable {
    private static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");

    /** Held while time advances and tasks run, so that only one thread does either. */
    private final ReentrantLock advancing = new ReentrantLock();

    private final Object state = new Object();
    private final Instant start;
    private final VirtualScheduler scheduler;
    private final WaitingScheduler waitingScheduler = new WaitingScheduler(this);
    private long nanos;
    private Duration wallOffset = Duration.ZERO;

    private VirtualTime(Instant start) {
        this.start = Objects.requireNonNull(start, "start");
        this.scheduler = new VirtualScheduler(this::nanoTime);
    }

    /** Returns a time that starts at 2026-01-01T00:00:00Z. */
    public static VirtualTime create() {
        return startingAt(DEFAULT_START);
    }

    /** Returns a time that starts at the given instant. */
    public static VirtualTime startingAt(Instant start) {
        return new VirtualTime(start);
    }

    /** Returns a time that advances to the next due task by itself; {@link #close()} ends its thread. */
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

    /** Returns nanoseconds since an arbitrary origin; they never decrease, and {@link #jumpWallClock} does not change them. */
    public long nanoTime() {
        synchronized (state) {
            return nanos;
        }
    }

    /** Returns the scheduler whose tasks run when this time reaches their due times; always the same object. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /**
     * Returns a scheduler for the code under test: code that schedules a delayed task on it, as a wait before a retry does,
     * advances this time up to that task. All tasks of {@link #scheduler()} that are due earlier run before it. Periodic
     * tasks do not advance the time.
     *
     * @return the same scheduler each time; its thread ends with {@link #close()}
     */
    public ScheduledExecutorService waitingScheduler() {
        return waitingScheduler;
    }

    /** Returns the number of tasks that are not yet due; a periodic task counts as one. */
    public int pendingTasks() {
        return scheduler.pending();
    }

    /**
     * Advances time and runs on this thread every task that becomes due, including those that tasks schedule.
     *
     * @throws IllegalArgumentException if the duration is negative
     * @throws IllegalStateException if a task of the scheduler calls this method
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Invalid duration " + duration + ": expected zero or more");
        }
        startAdvancing();
        try {
            long target = nanoTime() + duration.toNanos();
            for (ScheduledTask<?> task; (task = scheduler.takeDue(target)) != null; ) {
                run(task);
            }
            moveTo(target);
        } finally {
            advancing.unlock();
        }
    }

    /**
     * Advances time to the next task and runs it, and all others with the same due time.
     *
     * @return false if there was no task; time does not change then
     * @throws IllegalStateException if a task of the scheduler calls this method
     */
    public boolean advanceToNext() {
        startAdvancing();
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
            advancing.unlock();
        }
    }

    /** Moves only the wall clock, forward or back, as a clock correction does; no task becomes due. */
    public void jumpWallClock(Duration jump) {
        synchronized (state) {
            wallOffset = wallOffset.plus(jump);
        }
    }

    /** Removes all tasks and accepts no more; time can still be read and advanced. */
    @Override
    public void close() {
        waitingScheduler.shutdownNow();
        scheduler.shutdownNow();
    }

    private void startAdvancing() {
        if (advancing.isHeldByCurrentThread()) {
            throw new IllegalStateException("A task of the scheduler cannot advance the time in which it runs");
        }
        advancing.lock();
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
            advancing.lock();
            try {
                ScheduledTask<?> task = scheduler.takeDue(Long.MAX_VALUE);
                if (task != null) {
                    run(task);
                }
            } finally {
                advancing.unlock();
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
