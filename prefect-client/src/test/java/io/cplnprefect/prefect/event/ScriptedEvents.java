/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** A server with scripted events: it records the messages of its WebSockets, and breaks them when a test requests that. */
final class ScriptedEvents extends Dispatcher implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocket> sockets = new LinkedBlockingQueue<>();
    private final List<String> handshakes = new CopyOnWriteArrayList<>();
    volatile boolean socketsRefused;
    volatile String version = "3.8.8";
    volatile Function<RecordedRequest, MockResponse> requests = request -> response(204, "");

    ScriptedEvents() throws IOException {
        server.setDispatcher(this);
        server.start();
    }

    String apiUrl() {
        return server.url("/api").toString();
    }

    static MockResponse response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    static Event event(String name) {
        return Event.builder()
                .id(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .occurred(Instant.parse("2026-11-21T12:00:00Z"))
                .event(name)
                .putResource("prefect.resource.id", "r")
                .build();
    }

    static String json(Event event) {
        return "{\"id\":\"" + event.id() + "\",\"occurred\":\"" + event.occurred() + "\",\"event\":\"" + event.event()
                + "\",\"resource\":{\"prefect.resource.id\":\"r\"},\"related\":[],\"payload\":{}}";
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = String.valueOf(request.getUrl().encodedPath());
        if (path.endsWith("/admin/version")) {
            return response(200, "\"" + version + "\"");
        }
        if (!path.endsWith("/events/in") && !path.endsWith("/events/out")) {
            return requests.apply(request);
        }
        if (socketsRefused) {
            return response(403, "{\"detail\":\"no\"}");
        }
        handshakes.add(path + " " + request.getHeaders().get("Sec-WebSocket-Protocol"));
        return new MockResponse.Builder().webSocketUpgrade(new Socket()).build();
    }

    private final class Socket extends WebSocketListener {
        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            sockets.add(webSocket);
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            messages.add(text);
            if (text.contains("\"auth\"")) {
                webSocket.send("{\"type\":\"auth_success\"}");
            }
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(code, null);
        }
    }

    List<String> handshakes() {
        return handshakes;
    }

    /** Returns the WebSocket that was opened next. */
    WebSocket socket() throws InterruptedException {
        return required(sockets.poll(30, TimeUnit.SECONDS));
    }

    /** Returns the message that was received next. */
    String message() throws InterruptedException {
        return required(messages.poll(30, TimeUnit.SECONDS));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("nothing was received");
        }
        return value;
    }

    @Override
    public void close() {
        server.close();
    }
}
