/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A raw WebSocket to a server, with JSON written in single quotes. */
final class RawSocket extends WebSocketListener implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final OkHttpClient CLIENT = new OkHttpClient();
    private static final int TIMEOUT_SECONDS = 20;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<@Nullable Void> subscribed = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    /** Opens a WebSocket, which names the subprotocol if the client authenticates. */
    static RawSocket open(String apiUrl, String path, boolean handshake) {
        Request.Builder request = new Request.Builder().url(apiUrl + path);
        if (handshake) {
            request.header("Sec-WebSocket-Protocol", "prefect");
        }
        RawSocket opened = new RawSocket();
        opened.socket = CLIENT.newWebSocket(request.build(), opened);
        return opened;
    }

    void send(String json) {
        if (socket != null) {
            socket.send(json.startsWith("{") ? RawApi.json(json) : json);
        }
    }

    /** Returns the next message. */
    JsonNode next() {
        try {
            JsonNode message = messages.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("No message within " + TIMEOUT_SECONDS + " s");
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the server sends live events, by sending some with a name until one arrives; they are no messages. */
    void awaitSubscription(RawApi api, String name) {
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> {
            api.post(
                    "/events",
                    "[{'occurred':'%s','event':'%s','resource':{'prefect.resource.id':'mark'},'id':'%s'}]",
                    Instant.now(),
                    name,
                    UUID.randomUUID());
            return subscribed.isDone();
        });
    }

    /** Returns the values at a pointer of the messages that were not read yet. */
    List<String> unread(String pointer) {
        return messages.stream().map(message -> message.at(pointer).asText()).toList();
    }

    /** Waits for the end: the code and the reason, the status of a refused upgrade, or {@code cut}. */
    String end() {
        return end.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        try {
            JsonNode message = MAPPER.readTree(text);
            if (message.at("/event/resource/prefect.resource.id").asText().equals("mark")) {
                subscribed.complete(null);
            } else {
                messages.add(message);
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        end.complete(code + " " + reason);
        webSocket.close(1000, null);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
        end.complete(response == null ? "cut" : "status " + response.code());
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.cancel();
        }
    }
}
