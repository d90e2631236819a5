/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schedule that calls the rounds of a worker, each kind at its own interval with 30 % jitter. A failed round is logged and
 * reported by {@link #health()}; the next round is called nevertheless. Thread-safe.
 */
public final class WorkerSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerSchedule.class);

    private static final double JITTER = 0.3;

    private final TimeSource time;
    private final Executor executor;
    private final List<Round> rounds;
    private boolean started;
    private volatile boolean closed;

    WorkerSchedule(Worker worker, WorkerSettings settings, Duration syncInterval, TimeSource time, Executor executor) {
        this.time = time;
        this.executor = executor;
        this.rounds = List.of(
                new Round("heartbeat", settings.heartbeatInterval(), once(worker::heartbeat)),
                new Round(
                        "poll", settings.pollInterval(), () -> worker.pollOnce().mayHaveMore()),
                new Round("observe", settings.observeInterval(), once(worker::observeOnce)),
                new Round("sync", syncInterval, once(worker::syncOnce)));
    }

    /** Returns an action after which the next round waits for its interval. */
    private static BooleanSupplier once(Runnable action) {
        return () -> {
            action.run();
            return false;
        };
    }

    /**
     * Starts the schedule, with the first round of each kind immediately. Has no effect on a started or closed schedule.
     *
     * @return this schedule
     */
    public synchronized WorkerSchedule start() {
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

    private final class Round {
        private final String name;
        private final Duration interval;
        private final BooleanSupplier action;
        private @Nullable ScheduledFuture<?> next;
        private RoundHealth health;

        Round(String name, Duration interval, BooleanSupplier action) {
            this.name = name;
            this.interval = interval;
            this.action = action;
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
            try {
                again = action.getAsBoolean();
                succeeded();
            } catch (RuntimeException e) {
                failed(e);
            } finally {
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
                LOG.info(LogLine.in(LogArea.INIT)
                        .text("The " + name + " round succeeded after " + health.consecutiveFailures() + " failures"));
            }
            health =
                    new RoundHealth(name, health.rounds() + 1, 0, time.now(), health.lastFailure(), health.lastError());
        }

        private synchronized void failed(RuntimeException e) {
            String message = "The " + name + " round failed: " + e.getMessage();
            // An outage is logged once, not in each round.
            if (health.consecutiveFailures() == 0) {
                LOG.warn(LogLine.in(LogArea.INIT).text(message));
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
