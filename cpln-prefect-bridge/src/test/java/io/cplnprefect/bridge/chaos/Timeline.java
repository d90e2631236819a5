/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /** Schedules an action; also called by actions. */
    synchronized void at(Duration time, Runnable action) {
        long delay = time.toNanos() - (System.nanoTime() - start);
        actions.add(threads.schedule(action, delay, TimeUnit.NANOSECONDS));
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Returns whether all actions have ended.
     *
     * @throws IllegalStateException if one of them failed
     */
    synchronized boolean isOver() {
        for (Future<?> action : actions) {
            if (!action.isDone()) {
                return false;
            }
            try {
                action.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
