/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** A tail session, which sends the stored lines from its start time on and then each new line, one line per frame. */
public final class LogTail extends WebSocketListener implements LogStore.Listener {
    private static final int NORMAL_CLOSURE = 1000;

    private final LogTails tails;
    private final LogSelection wanted;
    private final int limit;
    private final @Nullable Socket connection;
    private volatile @Nullable WebSocket socket;

    /**
     * Creates a session that starts with the handshake.
     *
     * @param connection the connection that {@link #cut} closes, or null if it is unknown
     */
    LogTail(LogTails tails, LogSelection wanted, int limit, @Nullable Socket connection) {
        this.connection = connection;
        this.tails = tails;
        this.wanted = wanted;
        this.limit = limit;
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        socket = webSocket;
        tails.opened(this, wanted, limit);
    }

    @Override
    public void appended(LogStore.Line line) {
        WebSocket open = socket;
        if (open != null && wanted.matches(line)) {
            var frame = Json.object();
            var stream = frame.putArray("streams").addObject();
            line.labels().forEach(stream.putObject("stream")::put);
            stream.putArray("values")
                    .addArray()
                    .add(Long.toString(line.nanos()))
                    .add(line.text());
            open.send(Json.write(frame));
        }
    }

    /** Ends the session with a closing handshake, as the server does after the session time. */
    public void end(String reason) {
        tails.closed(this);
        WebSocket open = socket;
        if (open != null) {
            open.close(NORMAL_CLOSURE, reason);
        }
    }

    /** Closes the connection without a closing handshake. */
    public void cut() {
        tails.closed(this);
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
        tails.closed(this);
        webSocket.close(NORMAL_CLOSURE, null);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
        tails.closed(this);
    }
}
