/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.schedule;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
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
            rounds.forEach(round -> round.scheduleAfter(Duration.ZERO));
        }
        return this;
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
        long deadline = System.nanoTime() + timeout.toNanos();
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
        private RoundHealth health;

        Round(Activity activity) {
            this.name = activity.name();
            this.interval = activity.interval();
            this.action = activity.round();
            this.health = new RoundHealth(name, 0, 0, null, null, null);
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
            scheduleAfter(Duration.ofNanos(Math.round(interval.toNanos() * factor)));
        }

        private synchronized void succeeded() {
            if (health.consecutiveFailures() > 0) {
                LogLine.in(LogArea.INIT)
                        .info(
                                LOG,
                                "The " + name + " round succeeded after " + health.consecutiveFailures() + " failures");
            }
            health =
                    new RoundHealth(name, health.rounds() + 1, 0, time.now(), health.lastFailure(), health.lastError());
        }

        private synchronized void failed(RuntimeException e) {
            String message = "The " + name + " round failed: " + e.getMessage();
            // An outage is logged once, not in each round.
            if (health.consecutiveFailures() == 0) {
                LogLine.in(LogArea.INIT).warn(LOG, message);
            } else {
                LOG.debug("{}", message);
            }
            health = new RoundHealth(
                    name,
                    health.rounds() + 1,
                    health.consecutiveFailures() + 1,
                    health.lastSuccess(),
                    time.now(),
                    String.valueOf(e.getMessage()));
        }

        synchronized RoundHealth health() {
            return health;
        }

        synchronized void cancel() {
            if (next != null) {
                next.cancel(false);
            }
        }
    }
}
