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

    FaultySocketListener(WebSocketListener listener, SocketFault fault, @Nullable Socket connection) {
        this.listener = listener;
        this.fault = fault;
        this.connection = connection;
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        listener.onOpen(new FaultySocket(webSocket, fault, connection), response);
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        listener.onMessage(webSocket, text);
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
        listener.onMessage(webSocket, bytes);
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        listener.onClosing(webSocket, code, reason);
    }

    @Override
    public void onClosed(WebSocket webSocket, int code, String reason) {
        listener.onClosed(webSocket, code, reason);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
        listener.onFailure(webSocket, failure, response);
    }
}
