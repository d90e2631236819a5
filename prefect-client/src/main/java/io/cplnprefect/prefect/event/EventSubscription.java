/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.internal.PrefectSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription to the events that a filter selects, over a WebSocket. When the WebSocket ends, the events since then are read by
 * request, and a new one is opened; while none can be opened, events are read by request at intervals of up to 20 s. Each event is
 * delivered once, unless 20,000 others were delivered in between. An event that the server receives more than a minute after a later
 * one may be missing if the WebSocket was interrupted.
 *
 * <p>Servers of 2.20 have events only with {@code PREFECT_EXPERIMENTAL_EVENTS=true}. Thread-safe.
 */
public final class EventSubscription implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventSubscription.class);

    /** Events become visible some time after they have occurred, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    /** A server stores the events that it has received every 5 s; until then they are neither live nor past ones. */
    private static final Duration STORED_AFTER = Duration.ofSeconds(10);

    private static final RetryPolicy RECONNECT =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(500), Duration.ofSeconds(20), 0.3);

    private final EventConnection server;
    private final EventFilter filter;
    private final EventListener listener;
    private final EventIds ids = new EventIds();
    private final Deliveries deliveries = new Deliveries(this::threw);
    private final Instant begin;
    private Instant newest;
    private int failures;
    private @Nullable TextSocket socket;
    private boolean ended;

    private EventSubscription(EventConnection server, EventFilter filter, EventListener listener) {
        this.server = server;
        this.filter = filter;
        this.listener = listener;
        EventTimeFilter occurred = filter.occurred();
        Instant since = occurred == null ? null : occurred.since();
        this.begin = since == null ? server.time().now().minus(OVERLAP) : since;
        this.newest = begin;
    }

    /**
     * Subscribes to events.
     *
     * @param server reaches the events
     * @param filter selects the events; without an earliest time, those of the last minute are included
     * @param listener receives the events
     * @return the subscription; the server may not have accepted it yet
     * @throws UsageException if the client is closed
     */
    public static EventSubscription open(EventConnection server, EventFilter filter, EventListener listener) {
        EventSubscription subscription = new EventSubscription(server, filter, listener);
        subscription.connect();
        return subscription;
    }

    /** Ends the subscription. Repeated calls have no effect. */
    @Override
    public void close() {
        end(null);
    }

    private void connect() {
        Messages messages = new Messages();
        String authentication = server.authentication();
        TextSocket opened = server.connection().openSocket("events/out", PrefectSocket.SUBPROTOCOL, messages);
        boolean late;
        synchronized (this) {
            socket = opened;
            late = ended;
        }
        if (late) {
            opened.close();
        } else {
            // Queued until the handshake has ended.
            var unused = opened.send(authentication);
        }
        messages.socket.complete(opened);
    }

    /** Returns the filter with the times from which events may be missing, up to a time far ahead. */
    private synchronized EventFilter missing() {
        Instant overlapping = newest.minus(OVERLAP);
        EventTimeFilter occurred = filter.occurred();
        Instant until = occurred == null ? null : occurred.until();
        return EventFilter.builder()
                .from(filter)
                .occurred(EventTimeFilter.builder()
                        .since(overlapping.isBefore(begin) ? begin : overlapping)
                        // Servers would otherwise leave out all events after the present time.
                        .until(until == null ? server.time().now().plus(Duration.ofDays(365)) : until)
                        .build())
                .order(EventOrder.ASC)
                .build();
    }

    private void deliver(Event event) {
        deliveries.add(() -> {
            synchronized (this) {
                if (ended || !ids.add(event.id())) {
                    return;
                }
                newest = event.occurred().isAfter(newest) ? event.occurred() : newest;
            }
            listener.event(event);
        });
    }

    /** Delivers what happened to the WebSocket, unless the subscription has ended. */
    private void deliver(Runnable call) {
        deliveries.add(() -> {
            synchronized (this) {
                if (ended) {
                    return;
                }
            }
            call.run();
        });
    }

    private void threw(Throwable failure) {
        boolean late;
        synchronized (this) {
            late = ended;
        }
        if (late) {
            LOG.warn("The listener of events failed when the subscription had ended", failure);
        } else {
            end(new UsageException("The listener of events threw " + failure, failure));
        }
    }

    /** Reads the events that may be missing; their absence shows only some seconds after the WebSocket was opened. */
    private void readMissing(EventFilter missing) {
        CompletableFuture<List<Event>> events;
        try {
            events = server.events()
                    .filter(EventQuery.builder().filter(missing).build())
                    .toListAsync();
        } catch (ApiException e) {
            events = CompletableFuture.failedFuture(e);
        }
        var unused = events.whenComplete((read, failure) -> {
            if (read != null) {
                read.forEach(this::deliver);
            }
        });
    }

    private void subscribed(EventFilter missing) {
        synchronized (this) {
            failures = 0;
        }
        deliver(listener::subscribed);
        try {
            var unused = server.time()
                    .scheduler()
                    .schedule(() -> readMissing(missing), STORED_AFTER.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException clientClosed) {
            end(new UsageException("The client was closed. Close the subscription first.", clientClosed));
        }
    }

    private void interrupted(@Nullable ApiException failure) {
        synchronized (this) {
            if (ended) {
                return;
            }
            failures = Math.min(failures + 1, 30);
        }
        deliver(() -> listener.interrupted(failure));
        try {
            var unused = server.events()
                    .filter(EventQuery.builder().filter(missing()).build())
                    .toListAsync()
                    .whenComplete(this::caughtUp);
        } catch (ApiException e) {
            end(e);
        }
    }

    private void caughtUp(@Nullable List<Event> events, @Nullable Throwable failure) {
        if (events != null) {
            events.forEach(this::deliver);
        }
        // A request for events fails with the reason for which the WebSocket is refused.
        if (failure instanceof UsageException e) {
            end(e);
        } else if (failure instanceof ServiceException e
                && e.status() < 500
                && e.status() != 408
                && e.status() != 429) {
            end(e);
        } else {
            connectLater();
        }
    }

    private void connectLater() {
        Duration wait;
        synchronized (this) {
            wait = RECONNECT.waitAfter(
                    Math.max(1, failures), null, server.time().random());
        }
        try {
            var unused = server.time().scheduler().schedule(this::connectOrEnd, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            end(new UsageException("The client was closed. Close the subscription first.", e));
        }
    }

    private void connectOrEnd() {
        try {
            connect();
        } catch (UsageException e) {
            end(e);
        }
    }

    private void end(@Nullable ApiException failure) {
        TextSocket open;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            open = socket;
        }
        if (open != null) {
            open.close();
        }
        deliveries.add(() -> listener.ended(failure));
    }

    /** The messages of one WebSocket. */
    private final class Messages implements TextSocketListener {

        private final CompletableFuture<TextSocket> socket = new CompletableFuture<>();

        @Override
        public void text(String text) {
            JsonNode message = server.parse(text);
            switch (message.path("type").asText()) {
                case "auth_success" -> {
                    EventFilter missing = missing();
                    var unused = socket.thenApply(open -> open.send(server.filter(missing)));
                    subscribed(missing);
                }
                case "event" -> received(message.path("event"));
                default -> {
                    // A message of a later release.
                }
            }
        }

        private void received(JsonNode node) {
            Event event;
            try {
                event = server.event(node);
            } catch (JsonProcessingException e) {
                end(new UsageException(
                        "Cannot read event " + node.path("id").asText() + ": " + e.getOriginalMessage()));
                return;
            }
            deliver(event);
        }

        @Override
        public void ended(@Nullable ApiException failure) {
            interrupted(failure);
        }
    }
}
