/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import static io.cplnprefect.prefect.event.ScriptedEvents.event;
import static io.cplnprefect.prefect.event.ScriptedEvents.json;
import static io.cplnprefect.prefect.event.ScriptedEvents.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a subscription sends and delivers, through interruptions. */
final class EventSubscriptionTest {

    private static final EventFilter FILTER = EventFilter.builder()
            .event(EventNameFilter.builder().name(List.of("e")).build())
            .occurred(EventTimeFilter.builder()
                    .since(Instant.parse("2026-11-21T00:00:00Z"))
                    .build())
            .build();

    private final ReceivedEvents received = new ReceivedEvents();

    @SuppressWarnings("NullAway.Init")
    private ScriptedEvents server;

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedEvents();
        server.requests = request -> page();
        prefect = Prefect.builder()
                .apiUrl(server.apiUrl())
                .apiKey(Secret.of("hunter2"))
                .options(ClientOptions.builder().retry(RetryPolicy.NONE).build())
                .build();
    }

    @AfterEach
    void stop() {
        prefect.close();
        server.close();
    }

    private static MockResponse page(Event... events) {
        return response(
                200,
                "{\"events\":["
                        + String.join(
                                ",",
                                List.of(events).stream()
                                        .map(ScriptedEvents::json)
                                        .toList())
                        + "],\"total\":1,\"next_page\":null}");
    }

    private static void send(WebSocket socket, String name) {
        socket.send("{\"type\":\"event\",\"event\":" + json(event(name)) + "}");
    }

    private String id(String name) {
        return event(name).id().toString();
    }

    @Test
    void interruption_isBridgedByRequest_andEachEventIsDeliveredOnce() throws InterruptedException {
        try (EventSubscription subscription = prefect.subscribe(FILTER, received)) {
            WebSocket first = server.socket();
            assertThat(server.message()).isEqualTo("{\"type\":\"auth\",\"token\":\"hunter2\"}");
            assertThat(server.message())
                    .startsWith(
                            "{\"type\":\"filter\",\"backfill\":true,\"filter\":{\"occurred\":{\"since\":\"2026-11-21T00:00:00")
                    .contains("\"event\":{\"name\":[\"e\"]}")
                    .contains("\"order\":\"ASC\"");
            assertThat(received.next()).isEqualTo("subscribed");
            send(first, "a");
            send(first, "a");
            first.send("{\"type\":\"of a later release\"}");
            send(first, "b");
            assertThat(received.next()).isEqualTo(id("a"));
            assertThat(received.next()).isEqualTo(id("b"));

            server.requests = request -> page(event("b"), event("c"));
            first.close(1001, "restart");
            assertThat(received.next()).isEqualTo("interrupted");
            assertThat(received.next()).isEqualTo(id("c"));

            WebSocket second = server.socket();
            assertThat(server.message()).contains("\"auth\"");
            assertThat(server.message()).contains("\"since\":\"2026-11-21T11:59:00");
            assertThat(received.next()).isEqualTo("subscribed");
            send(second, "c");
            send(second, "d");
            assertThat(received.next()).isEqualTo(id("d"));
        }
        assertThat(received.next()).isEqualTo("ended");
        assertThat(received.isEmpty()).isTrue();
        assertThat(server.handshakes()).containsOnly("/api/events/out prefect");
    }

    @Test
    void webSocketsRefused_eventsAreReadByRequest() throws InterruptedException {
        server.socketsRefused = true;
        AtomicInteger reads = new AtomicInteger();
        server.requests = request -> page(event("e" + reads.getAndIncrement()));
        try (EventSubscription subscription = prefect.subscribe(FILTER, received)) {
            assertThat(received.next()).isEqualTo("interrupted");
            assertThat(received.next()).isEqualTo(id("e0"));
            assertThat(received.next()).isEqualTo("interrupted");
            assertThat(received.next()).isEqualTo(id("e1"));
            server.socketsRefused = false;
            assertThat(received.next()).isEqualTo("subscribed");
        }
    }

    @Test
    void rejectedCredentials_endTheSubscription() throws InterruptedException {
        server.socketsRefused = true;
        server.requests = request -> response(401, "{\"exception_message\":\"Unauthorized\"}");
        try (EventSubscription subscription = prefect.subscribe(FILTER, received)) {
            assertThat(received.next()).isEqualTo("interrupted");
            assertThat(received.next())
                    .startsWith("ended: POST /api/events/filter")
                    .contains("401: Unauthorized");
        }
        assertThat(received.isEmpty()).isTrue();
    }

    /** A listener one of whose methods throws. */
    private record Throwing(String method, ReceivedEvents received) implements EventListener {

        private void called(String called) {
            if (method.equals(called)) {
                throw new StackOverflowError("full");
            }
        }

        @Override
        public void event(Event event) {
            received.event(event);
            called("event");
        }

        @Override
        public void subscribed() {
            received.subscribed();
            called("subscribed");
        }

        @Override
        public void interrupted(@Nullable ApiException failure) {
            received.interrupted(failure);
            called("interrupted");
        }

        @Override
        public void ended(@Nullable ApiException failure) {
            received.ended(failure);
            called("ended");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribed", "event", "interrupted"})
    void listenerThatThrows_endsTheSubscription(String method) throws InterruptedException {
        try (EventSubscription subscription = prefect.subscribe(FILTER, new Throwing(method, received))) {
            WebSocket socket = server.socket();
            assertThat(received.next()).isEqualTo("subscribed");
            if (method.equals("event")) {
                send(socket, "a");
                assertThat(received.next()).isEqualTo(id("a"));
            } else if (method.equals("interrupted")) {
                socket.close(1001, "restart");
                assertThat(received.next()).isEqualTo("interrupted");
            }
            assertThat(received.next())
                    .isEqualTo("ended: The listener of events threw java.lang.StackOverflowError: full");
        }
        assertThat(received.isEmpty()).isTrue();
    }

    @Test
    void supplierThatThrowsLater_endsTheSubscription() throws InterruptedException {
        AtomicReference<@Nullable Secret> key = new AtomicReference<>(Secret.of("hunter2"));
        try (Prefect client = Prefect.builder()
                        .apiUrl(server.apiUrl())
                        .apiKey(() -> Objects.requireNonNull(key.get()))
                        .build();
                EventSubscription subscription = client.subscribe(FILTER, received)) {
            WebSocket socket = server.socket();
            assertThat(received.next()).isEqualTo("subscribed");
            key.set(null);
            socket.close(1001, "restart");
            assertThat(received.next()).isEqualTo("interrupted");
            assertThat(received.next())
                    .isEqualTo("ended: The supplier of PREFECT_API_KEY threw java.lang.NullPointerException."
                            + " Correct it; the cause has the details.");
        }
    }

    @Test
    void listenerThatThrowsAtTheEnd_isNotCalledAgain() throws InterruptedException {
        EventSubscription subscription = prefect.subscribe(FILTER, new Throwing("ended", received));
        assertThat(received.next()).isEqualTo("subscribed");
        subscription.close();
        subscription.close();
        assertThat(received.next()).isEqualTo("ended");
        assertThat(received.isEmpty()).isTrue();
    }
}
