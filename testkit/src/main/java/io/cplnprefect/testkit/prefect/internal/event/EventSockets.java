/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.EventModels;
import io.cplnprefect.testkit.prefect.internal.socket.AuthenticatedSocket;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** The WebSockets of events of a 3.x server: one receives events, the other one sends those that match a filter. */
public final class EventSockets {
    /** Stored events that are older are not sent. */
    private static final Duration BACKFILL = Duration.ofMinutes(15);

    private final Store store;
    private final ReceivedEvents received;
    private final @Nullable String authString;
    private final Executor locked;

    /**
     * Creates the WebSockets of a store.
     *
     * @param authString user and password with a colon between them, or null for a server without authentication
     * @param locked runs a task at once, while no other one uses the store
     */
    public EventSockets(Store store, @Nullable String authString, Executor locked) {
        this.store = store;
        this.authString = authString;
        this.locked = locked;
        received = new ReceivedEvents(store);
    }

    /**
     * Returns the server's side of a new WebSocket, or null if the path is not one of a WebSocket.
     *
     * @param handshake whether the client has named the subprotocol, after which it authenticates
     * @param connection the connection below the WebSocket, or null if it is unknown
     */
    public @Nullable WebSocketListener open(String path, boolean handshake, @Nullable Socket connection) {
        return switch (path) {
            case "/events/in" -> new In(handshake, connection);
            case "/events/out" -> new Out(handshake, connection);
            default -> null;
        };
    }

    private boolean isValidEvent(JsonNode event) {
        ValidationErrors errors = new ValidationErrors(store.release(), event);
        EventModels.checkEvent(store.release(), event, Location.BODY, errors);
        return errors.size() == 0;
    }

    private boolean isValidFilter(JsonNode filter) {
        ValidationErrors errors = new ValidationErrors(store.release(), filter);
        EventModels.FILTER.check(store.release(), filter, Location.BODY, errors);
        return errors.size() == 0;
    }

    /** Stores the events that a client sends; an invalid one ends the connection. */
    private final class In extends AuthenticatedSocket {
        In(boolean handshake, @Nullable Socket connection) {
            super(handshake, authString, connection);
        }

        @Override
        protected void received(WebSocket socket, JsonNode message) {
            if (isValidEvent(message)) {
                locked.execute(() -> received.add(message));
            } else {
                cut();
            }
        }

        @Override
        protected void ended() {}
    }

    /** Sends stored events, if the client wants them, and then each new one. */
    private final class Out extends AuthenticatedSocket {
        private @Nullable Consumer<Event> subscriber;

        Out(boolean handshake, @Nullable Socket connection) {
            super(handshake, authString, connection);
        }

        @Override
        protected void received(WebSocket socket, JsonNode message) {
            if (subscriber != null) {
                // The server ignores what a client sends after its filter.
                return;
            }
            if (!message.path("type").asText().equals("filter")) {
                socket.close(PROTOCOL_ERROR, "Expected 'filter' message");
            } else if (isValidFilter(message.path("filter"))) {
                locked.execute(() -> send(
                        socket, message.path("filter"), message.path("backfill").asBoolean(true)));
            } else {
                cut();
            }
        }

        private void send(WebSocket socket, JsonNode wanted, boolean backfill) {
            EventFilter filter =
                    EventFilter.of(wanted, store.now()).notBefore(store.now().minus(BACKFILL));
            if (backfill) {
                filter.oldestFirst(store.events).forEach(event -> send(socket, event));
            }
            Consumer<Event> matching = event -> {
                if (filter.includesLive(event)) {
                    send(socket, event);
                }
            };
            subscriber = matching;
            store.events.subscribe(matching);
        }

        private void send(WebSocket socket, Event event) {
            ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "event");
            message.set("event", event.toJson(store.release()));
            socket.send(message.toString());
        }

        @Override
        protected void ended() {
            Consumer<Event> ended = subscriber;
            if (ended != null) {
                store.events.unsubscribe(ended);
            }
        }
    }
}
