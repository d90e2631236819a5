/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/** The open tail sessions, and the time at which they end. */
public final class LogTails {
    private final LogStore logs;
    private final ScheduledExecutorService scheduler;
    /** Zero if sessions do not end on their own. */
    private final Duration session;

    private final Map<LogTail, Future<?>> open = new ConcurrentHashMap<>();

    /** Creates an empty set of sessions that end after the session time, or never if it is zero. */
    public LogTails(LogStore logs, ScheduledExecutorService scheduler, Duration session) {
        this.logs = logs;
        this.scheduler = scheduler;
        this.session = session;
    }

    void opened(LogTail tail, LogSelection wanted, int limit) {
        open.put(tail, endLater(tail));
        logs.subscribe(tail, wanted, limit);
    }

    void closed(LogTail tail) {
        logs.unsubscribe(tail);
        Future<?> end = open.remove(tail);
        if (end != null) {
            end.cancel(false);
        }
    }

    /** Returns the open sessions. */
    public Set<LogTail> sessions() {
        return Set.copyOf(open.keySet());
    }

    private Future<?> endLater(LogTail tail) {
        if (session.isZero()) {
            return CompletableFuture.completedFuture(tail);
        }
        try {
            return scheduler.schedule(() -> tail.end("tail session ended"), session.toNanos(), NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The emulator is closing, and the server closes the socket.
            return CompletableFuture.completedFuture(tail);
        }
    }
}
