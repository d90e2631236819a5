/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The daemon threads of a bridge. Idle threads end after 30 seconds. */
final class BridgeThreads {

    /** A submission blocks its thread, so the number of threads must not grow with the limit of flow runs. */
    private static final int MAX_SUBMISSIONS = 32;

    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor rounds = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("round"));
    private final ThreadPoolExecutor submissions = new ThreadPoolExecutor(
            MAX_SUBMISSIONS,
            MAX_SUBMISSIONS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("submission"));

    BridgeThreads() {
        submissions.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory named(String kind) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "cpln-prefect-bridge " + kind + " " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    Executor rounds() {
        return rounds;
    }

    Executor submissions() {
        return submissions;
    }

    /** Waits for the submissions under way, not for those in the queue, then interrupts all threads. */
    void close(Duration timeout) {
        submissions.shutdown();
        submissions.getQueue().clear();
        try {
            submissions.awaitTermination(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            submissions.shutdownNow();
            rounds.shutdownNow();
        }
    }
}
