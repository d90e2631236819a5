/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Actions at times after the start of the program. One that waits for a server does not delay the others. */
final class Timeline implements AutoCloseable {

    private static final int THREADS = 8;

    private final long start = System.nanoTime();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final List<Future<?>> actions = new ArrayList<>();
    private final List<Future<?>> repeated = new CopyOnWriteArrayList<>();

    /** Schedules an action; also called by actions. */
    synchronized void at(Duration time, Runnable action) {
        long delay = time.toNanos() - (System.nanoTime() - start);
        actions.add(threads.schedule(action, delay, TimeUnit.NANOSECONDS));
    }

    /** Repeats an action until this timeline is closed; {@link #isOver} does not wait for it. */
    void repeat(Duration interval, Runnable action) {
        repeated.add(threads.scheduleWithFixedDelay(action, 0, interval.toNanos(), TimeUnit.NANOSECONDS));
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Returns whether all actions have ended.
     *
     * @throws IllegalStateException if an action failed
     */
    synchronized boolean isOver() {
        repeated.forEach(Timeline::requireNoFailure);
        actions.forEach(Timeline::requireNoFailure);
        return actions.stream().allMatch(Future::isDone);
    }

    private static void requireNoFailure(Future<?> action) {
        if (!action.isDone()) {
            return;
        }
        try {
            action.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
