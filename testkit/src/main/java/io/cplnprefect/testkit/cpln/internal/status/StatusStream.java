/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.item.Access;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** A stream, which sends the changes of the workloads that its messages have registered. */
public final class StatusStream extends WebSocketListener {
    private static final int NORMAL_CLOSURE = 1000;
    private static final int REFUSED = 1008;

    private final StatusStreams streams;
    private final Access access;
    private final @Nullable Socket connection;
    private final Set<String> workloads = ConcurrentHashMap.newKeySet();
    private volatile @Nullable WebSocket socket;

    /**
     * Creates a stream that starts with the handshake.
     *
     * @param connection the connection that {@link #cut} closes, or null if it is unknown
     */
    StatusStream(StatusStreams streams, Access access, @Nullable Socket connection) {
        this.streams = streams;
        this.access = access;
        this.connection = connection;
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        socket = webSocket;
        streams.opened(this);
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        JsonNode message;
        try {
            message = Json.parse(text);
        } catch (JsonProcessingException e) {
            webSocket.close(REFUSED, "The message is not valid JSON");
            return;
        }
        Principal principal = access.principal(message.path("token").asText());
        for (JsonNode interest : message.path("interests")) {
            String org = interest.path("org").asText();
            if (principal == null || !principal.org().equals(org)) {
                webSocket.close(REFUSED, "The token is not valid for org " + org);
                return;
            }
            workloads.add(Links.gvc(org, interest.path("gvc").asText()) + "/workload/"
                    + interest.path("workload").asText());
        }
    }

    void send(String workloadLink, String message) {
        WebSocket open = socket;
        if (open != null && workloads.contains(workloadLink)) {
            open.send(message);
        }
    }

    /** Returns whether a message has registered a workload. */
    public boolean isRegistered() {
        return !workloads.isEmpty();
    }

    /** Closes the connection without a closing handshake. */
    public void cut() {
        streams.closed(this);
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        streams.closed(this);
        webSocket.close(NORMAL_CLOSURE, null);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
        streams.closed(this);
    }
}
