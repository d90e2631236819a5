/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** The server's side of a WebSocket, whose first message authenticates the client if it has agreed on the subprotocol. */
public abstract class AuthenticatedSocket extends WebSocketListener {
    public static final int PROTOCOL_ERROR = 1002;
    public static final int POLICY_VIOLATION = 1008;
    public static final int INTERNAL_ERROR = 1011;
    private static final int NORMAL_CLOSURE = 1000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final @Nullable String authString;
    private final @Nullable Socket connection;
    private boolean authenticated;

    /**
     * Creates a socket.
     *
     * @param handshake whether the first message authenticates the client
     * @param authString user and password with a colon between them, or null for a server without authentication
     * @param connection the connection below the WebSocket, or null if it is unknown
     */
    protected AuthenticatedSocket(boolean handshake, @Nullable String authString, @Nullable Socket connection) {
        this.authString = authString;
        this.connection = connection;
        authenticated = !handshake;
    }

    /** Handles a message of a client that is authenticated. */
    protected abstract void received(WebSocket socket, JsonNode message);

    /** Handles a message, of a client that is authenticated, that is not JSON. */
    protected void notJson(WebSocket socket) {
        cut();
    }

    /** Returns the reason with which a client that is not authenticated is refused. */
    protected String refusal(String problem) {
        return problem;
    }

    /** Ends what follows from the messages. */
    protected abstract void ended();

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        JsonNode message = read(text);
        if (!authenticated) {
            authenticate(webSocket, message);
        } else if (message.isMissingNode()) {
            notJson(webSocket);
        } else {
            received(webSocket, message);
        }
    }

    private void authenticate(WebSocket socket, JsonNode message) {
        String token = message.path("token").asText("");
        if (message.isMissingNode()) {
            cut();
        } else if (!message.path("type").asText().equals("auth")) {
            socket.close(POLICY_VIOLATION, refusal("Expected 'auth' message"));
        } else if (authString != null && token.isEmpty()) {
            socket.close(POLICY_VIOLATION, refusal("Auth required but no token provided"));
        } else if (authString != null && !authString.equals(token)) {
            socket.close(POLICY_VIOLATION, refusal("Invalid token"));
        } else {
            authenticated = true;
            socket.send("{\"type\":\"auth_success\"}");
        }
    }

    /** Closes the connection without a closing handshake, as the server does when it fails. */
    protected void cut() {
        ended();
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
        ended();
        webSocket.close(NORMAL_CLOSURE, null);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, okhttp3.@Nullable Response response) {
        ended();
    }

    private static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
