/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.internal.SafeHook;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events over a WebSocket. {@link #write} never blocks.
 *
 * <p>Servers confirm no event that they receive over a WebSocket. An event is kept until the WebSocket has stayed open for a minute
 * longer, in which pings would have found a dead connection. If the WebSocket ends before, the events are sent again by request, whose
 * response confirms them; servers store and process an event once by its id. While no WebSocket can be opened, all events are sent by
 * request. Up to 10,000 events are kept; further ones are dropped and reported.
 *
 * <p>Thread-safe. Close it before the client.
 */
public final class EventWriter implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final int BOUND = 10_000;
    private static final int BATCH = 200;

    /** Twice the interval of pings: an event is followed by a ping and its response. */
    private static final long CONFIRMED_AFTER = Duration.ofSeconds(61).toNanos();

    private static final RetryPolicy RETRY =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(500), Duration.ofSeconds(20), 0.3);

    private final EventConnection server;
    private final Consumer<EventLoss> onLoss;
    private final PendingEvents pending = new PendingEvents();
    private final Deque<Flush> flushes = new ArrayDeque<>();
    private @Nullable EventSocket socket;
    private long connectNotBefore;
    private long postNotBefore;
    private int batch = BATCH;
    private int failures;
    private boolean closed;
    private long written;
    private long dropped;

    private record Flush(long upTo, CompletableFuture<Void> done) {}

    /**
     * Creates a writer. Nothing is sent yet.
     *
     * @param server reaches the events
     * @param onLoss called for each event that is dropped; must not block; what it throws is logged
     */
    public EventWriter(EventConnection server, Consumer<EventLoss> onLoss) {
        this.server = server;
        this.onLoss = new SafeHook<>("onLoss of an event writer", onLoss);
        this.connectNotBefore = now();
        this.postNotBefore = connectNotBefore;
    }

    /**
     * Adds an event.
     *
     * @param event the event
     * @return {@code false} if it was dropped, because too many events wait or the writer is closed
     * @throws UsageException if the payload cannot be written as JSON
     */
    public boolean write(Event event) {
        String text = server.message(event);
        String reason;
        synchronized (this) {
            written += pending.confirmBefore(now() - CONFIRMED_AFTER);
            if (!closed && pending.size() < BOUND) {
                pending.add(event, text);
                reason = "";
            } else {
                dropped++;
                reason = closed ? "the writer is closed" : "more than " + BOUND + " events waited";
            }
        }
        if (!reason.isEmpty()) {
            onLoss.accept(new EventLoss(event.id(), reason));
            return false;
        }
        send();
        return true;
    }

    /**
     * Sends all pending events by request, which confirms them.
     *
     * @return a future that completes when all events that were added before have arrived or are dropped
     */
    public CompletableFuture<Void> flush() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (this) {
            flushes.add(new Flush(pending.added(), done));
        }
        next();
        return done;
    }

    /**
     * Returns how many events are certain to have arrived.
     *
     * @return the number of events
     */
    public synchronized long written() {
        return written;
    }

    /**
     * Returns how many events were dropped.
     *
     * @return the number of events
     */
    public synchronized long dropped() {
        return dropped;
    }

    /** Sends all events, for at most 10 s; events that are left are dropped and reported. Repeated calls have no effect. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /**
     * Sends all events within a time; events that are left are dropped and reported. Repeated calls have no effect.
     *
     * @param timeout the time
     */
    public void close(Duration timeout) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            flush().get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            // What is left is reported below.
        }
        List<Event> left;
        EventSocket open;
        synchronized (this) {
            left = pending.clear();
            dropped += left.size();
            open = socket;
        }
        if (open != null) {
            open.close();
        }
        left.forEach(
                event -> onLoss.accept(new EventLoss(event.id(), "the writer was closed before it was confirmed")));
    }

    /** Sends over the WebSocket, opens one, or sends by request. */
    private void send() {
        boolean request;
        EventSocket opened = null;
        synchronized (this) {
            if (socket == null && now() - connectNotBefore >= 0 && !closed) {
                opened = new EventSocket(server, this::send, this::socketEnded);
                socket = opened;
            }
            TextSocket ready = socket == null ? null : socket.ready();
            if (ready != null) {
                pending.send(ready::send, now());
            }
            request = socket == null || pending.sentSize() > BOUND / 2;
        }
        if (opened != null) {
            opened.open();
        }
        if (request) {
            post();
        }
    }

    private void socketEnded(@Nullable ApiException failure) {
        synchronized (this) {
            socket = null;
            pending.socketEnded();
            failures = Math.min(failures + 1, 30);
            connectNotBefore = now()
                    + RETRY.waitAfter(failures, null, server.time().random()).toNanos();
        }
        post();
    }

    /** Sends pending events by request unless a request is in flight. */
    private void post() {
        List<Event> events;
        synchronized (this) {
            events = now() - postNotBefore < 0 ? List.of() : pending.post(batch);
        }
        if (events.isEmpty()) {
            return;
        }
        try {
            var unused = server.events()
                    .create(events)
                    .executeAsync()
                    .whenComplete((sent, failure) -> posted(events, failure));
        } catch (RuntimeException e) {
            posted(events, e);
        }
    }

    private void posted(List<Event> events, @Nullable Throwable failure) {
        if (failure == null) {
            synchronized (this) {
                written += events.size();
                failures = 0;
                batch = BATCH;
                pending.settled();
            }
            next();
        } else if (isTemporary(failure)) {
            postAgain();
        } else if (events.size() > 1 && failure instanceof ServiceException) {
            // One invalid event makes the server reject all.
            synchronized (this) {
                batch = events.size() / 2;
                pending.failed();
            }
            post();
        } else {
            synchronized (this) {
                dropped += events.size();
                pending.settled();
            }
            events.forEach(event -> onLoss.accept(new EventLoss(event.id(), String.valueOf(failure.getMessage()))));
            next();
        }
    }

    private static boolean isTemporary(Throwable failure) {
        return failure instanceof ServiceException e
                ? e.status() >= 500 || e.status() == 429 || e.status() == 408
                // Code of the user that has failed, such as the supplier of the API key, may work again.
                : !(failure instanceof UsageException) || failure.getCause() instanceof RuntimeException;
    }

    private void postAgain() {
        Duration wait;
        synchronized (this) {
            failures = Math.min(failures + 1, 30);
            wait = RETRY.waitAfter(failures, null, server.time().random());
            postNotBefore = now() + wait.toNanos();
            pending.failed();
        }
        try {
            var unused = server.time().scheduler().schedule(this::post, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException clientClosed) {
            List<Flush> waiting;
            synchronized (this) {
                waiting = List.copyOf(flushes);
            }
            waiting.forEach(flush -> flush.done.cancel(false));
        }
    }

    /** Completes the flushes whose events are settled, and sends what is left if a flush waits or there is no WebSocket. */
    private void next() {
        List<Flush> done = new ArrayList<>();
        boolean more;
        synchronized (this) {
            while (!flushes.isEmpty() && pending.isSettled(flushes.element().upTo)) {
                done.add(flushes.remove());
            }
            more = !flushes.isEmpty() || socket == null || pending.sentSize() > BOUND / 2;
        }
        done.forEach(flush -> flush.done.complete(null));
        if (more) {
            post();
        }
    }

    private long now() {
        return server.time().nanoTime().getAsLong();
    }
}
