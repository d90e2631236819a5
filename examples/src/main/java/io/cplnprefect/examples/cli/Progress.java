/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A line on the terminal that shows what a command waits for, and for how long. Prints nothing elsewhere. */
final class Progress implements AutoCloseable {

    private static final String ERASE = "\r\033[K";

    private final PrintStream terminal = System.err;
    private final long start = System.nanoTime();
    private final String activity;
    private final @Nullable ScheduledExecutorService timer;
    /** Guarded by this object. */
    private boolean closed;

    private Progress(String activity, boolean interactive) {
        this.activity = activity;
        this.timer = interactive ? Executors.newSingleThreadScheduledExecutor(Progress::thread) : null;
        if (timer != null) {
            timer.scheduleAtFixedRate(this::show, 0, 1, TimeUnit.SECONDS);
        }
    }

    /** Shows an activity until it is closed. */
    static Progress of(String activity) {
        return new Progress(activity, Terminal.ERROR.isInteractive());
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void show() {
        if (closed) {
            return;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        terminal.print(ERASE + activity + " ... " + seconds + " s");
        terminal.flush();
    }

    /** Erases the line. */
    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
            synchronized (this) {
                closed = true;
                terminal.print(ERASE);
                terminal.flush();
            }
        }
    }
}
