/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault.internal;

import io.cplnprefect.testkit.fault.Fault.SocketFault;
import java.net.Socket;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A listener of server-side WebSockets whose sockets have a fault. */
final class FaultySocketListener extends WebSocketListener {
    private final WebSocketListener listener;
    private final SocketFault fault;
    private final @Nullable Socket connection;
    private @Nullable WebSocket faulty;

    FaultySocketListener(WebSocketListener listener, SocketFault fault, @Nullable Socket connection) {
        this.listener = listener;
        this.fault = fault;
        this.connection = connection;
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        WebSocket opened = new FaultySocket(webSocket, fault, connection);
        faulty = opened;
        listener.onOpen(opened, response);
    }

    /** Returns the socket with the fault, by which the listener sends whatever it responds to a message. */
    private WebSocket faulty(WebSocket webSocket) {
        return faulty == null ? webSocket : faulty;
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        listener.onMessage(faulty(webSocket), text);
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
        listener.onMessage(faulty(webSocket), bytes);
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        listener.onClosing(faulty(webSocket), code, reason);
    }

    @Override
    public void onClosed(WebSocket webSocket, int code, String reason) {
        listener.onClosed(faulty(webSocket), code, reason);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
        listener.onFailure(faulty(webSocket), failure, response);
    }
}
