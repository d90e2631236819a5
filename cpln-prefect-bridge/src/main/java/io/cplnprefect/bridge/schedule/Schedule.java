/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.schedule;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schedule that calls rounds, each kind at its own interval with 30 % jitter. A failed round is logged and
 * reported by {@link #health()}; the next round is called nevertheless. Thread-safe.
 */
public final class Schedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private static final double JITTER = 0.3;

    private final TimeSource time;
    private final Executor executor;
    private final List<Round> rounds;
    private boolean started;
    private volatile boolean closed;

    /**
     * Creates a schedule. It is not started.
     *
     * @param time the clock, the scheduler and the source of jitter
     * @param executor runs the rounds, which block
     * @param activities the rounds to call
     */
    public Schedule(TimeSource time, Executor executor, List<Activity> activities) {
        this.time = time;
        this.executor = executor;
        this.rounds = activities.stream().map(Round::new).toList();
    }

    /**
     * Starts the schedule, with the first round of each kind immediately. Has no effect on a started or closed schedule.
     *
     * @return this schedule
     */
    public synchronized Schedule start() {
        if (!started && !closed) {
            started = true;
            rounds.forEach(Round::started);
            rounds.forEach(round -> round.scheduleAfter(Duration.ZERO));
        }
        return this;
    }

    /**
     * Returns whether the schedule is closed, so that no round is called any more.
     *
     * @return whether it is
     */
    public boolean closed() {
        return closed;
    }

    /**
     * Returns the health of the rounds.
     *
     * @return one entry for each kind of round
     */
    public List<RoundHealth> health() {
        return rounds.stream().map(Round::health).toList();
    }

    /** Stops the schedule. Rounds under way continue. Has no effect on a closed schedule. */
    @Override
    public void close() {
        closed = true;
        rounds.forEach(Round::cancel);
    }

    /**
     * Stops the schedule and waits until the rounds under way have ended. An interrupt of the calling thread ends the wait.
     *
     * @param timeout how long to wait at most
     * @return whether no round is under way any more
     */
    public boolean close(Duration timeout) {
        close();
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
        try {
            for (Round round : rounds) {
                if (!round.ended.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
                round.ended.release();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Round {
        private final String name;
        private final Duration interval;
        private final BooleanSupplier action;
        /** Available while no round is under way. */
        private final Semaphore ended = new Semaphore(1);

        private @Nullable ScheduledFuture<?> next;
        private long count;
        private int failures;
        private @Nullable Instant lastSuccess;
        private @Nullable Instant lastFailure;
        private @Nullable String lastError;
        private @Nullable Long beginNanos;
        private @Nullable Long endNanos;
        private @Nullable Long successNanos;

        Round(Activity activity) {
            this.name = activity.name();
            this.interval = activity.interval();
            this.action = activity.round();
        }

        synchronized void started() {
            endNanos = nanos();
        }

        private long nanos() {
            return time.nanoTime().getAsLong();
        }

        synchronized void scheduleAfter(Duration wait) {
            if (closed) {
                return;
            }
            try {
                next = time.scheduler().schedule(this::dispatch, wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException clientClosed) {
                LOG.debug("The {} rounds stop: the client was closed", name);
            }
        }

        /** Rounds block, and tasks on the scheduler's thread must not. */
        private void dispatch() {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException busy) {
                failed(busy);
                scheduleNext();
            }
        }

        private void run() {
            boolean again = false;
            ended.acquireUninterruptibly();
            begin();
            try {
                again = action.getAsBoolean();
                succeeded();
            } catch (RuntimeException e) {
                failed(e);
            } finally {
                ended.release();
                if (again) {
                    scheduleAfter(Duration.ZERO);
                } else {
                    scheduleNext();
                }
            }
        }

        private void scheduleNext() {
            double factor = 1 + JITTER * (2 * time.random().nextDouble() - 1);
            scheduleAfter(Duration.ofNanos(Math.round(TimeUnit.NANOSECONDS.convert(interval) * factor)));
        }

        private synchronized void begin() {
            beginNanos = nanos();
        }

        private synchronized void succeeded() {
            if (failures > 0) {
                LogLine.in(LogArea.INIT).info(LOG, "The " + name + " round succeeded after " + failures + " failures");
            }
            failures = 0;
            lastSuccess = time.now();
            successNanos = nanos();
            end();
        }

        private void end() {
            count++;
            beginNanos = null;
            endNanos = nanos();
        }

        private synchronized void failed(RuntimeException e) {
            String message = "The " + name + " round failed: " + e.getMessage();
            // An outage is logged once, not in each round.
            if (failures == 0) {
                LogLine.in(LogArea.INIT).warn(LOG, message);
            } else {
                LOG.debug("{}", message);
            }
            failures++;
            lastFailure = time.now();
            lastError = String.valueOf(e.getMessage());
            end();
        }

        synchronized RoundHealth health() {
            boolean waiting = beginNanos == null && !closed;
            return new RoundHealth(
                    name,
                    interval,
                    count,
                    failures,
                    lastSuccess,
                    lastFailure,
                    lastError,
                    since(beginNanos),
                    waiting ? since(endNanos) : null,
                    since(successNanos));
        }

        private @Nullable Duration since(@Nullable Long begin) {
            return begin == null ? null : Duration.ofNanos(nanos() - begin);
        }

        synchronized void cancel() {
            if (next != null) {
                next.cancel(false);
            }
        }
    }
}
