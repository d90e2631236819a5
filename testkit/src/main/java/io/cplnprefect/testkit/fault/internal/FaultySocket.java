/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.fault.Fault.SocketFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import okhttp3.Request;
import okhttp3.WebSocket;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A server-side WebSocket that applies a fault to the messages it sends. */
final class FaultySocket implements WebSocket {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration FLUSHED_AFTER = Duration.ofSeconds(5);

    private final WebSocket socket;
    private final SocketFault fault;
    private final @Nullable Socket connection;
    private int sent;

    FaultySocket(WebSocket socket, SocketFault fault, @Nullable Socket connection) {
        this.socket = socket;
        this.fault = fault;
        this.connection = connection;
        endIfDue();
    }

    @Override
    public synchronized boolean send(String text) {
        sent++;
        boolean here = sent == fault.message();
        boolean accepted = switch (fault.kind()) {
            case DROP, CLOSE, SILENCE -> sent > fault.message() || socket.send(text);
            case DUPLICATE -> socket.send(text) && (!here || socket.send(text));
            case DROP_ENTRIES -> socket.send(here ? withDroppedEntries(text) : text);
        };
        endIfDue();
        return accepted;
    }

    @Override
    public boolean send(ByteString bytes) {
        return socket.send(bytes);
    }

    @Override
    public boolean close(int code, @Nullable String reason) {
        boolean silent = fault.kind() == SocketFault.Kind.SILENCE && sent >= fault.message();
        return silent || socket.close(code, reason);
    }

    @Override
    public Request request() {
        return socket.request();
    }

    @Override
    public long queueSize() {
        return socket.queueSize();
    }

    @Override
    public void cancel() {
        socket.cancel();
    }

    private void endIfDue() {
        if (sent < fault.message()) {
            return;
        }
        if (fault.kind() == SocketFault.Kind.CLOSE) {
            socket.close(1000, "");
        } else if (fault.kind() == SocketFault.Kind.DROP && connection != null) {
            drop(connection);
        }
    }

    /** Closes the connection below the WebSocket once its messages are on the wire. */
    private void drop(Socket connection) {
        try {
            long deadline = System.nanoTime() + FLUSHED_AFTER.toNanos();
            while (socket.queueSize() > 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a message of a log tail in which the entries of all streams are reported as dropped. */
    private static String withDroppedEntries(String text) {
        try {
            ObjectNode message = (ObjectNode) MAPPER.readTree(text);
            ArrayNode dropped = MAPPER.createArrayNode();
            for (JsonNode stream : message.path("streams")) {
                for (JsonNode value : stream.path("values")) {
                    ObjectNode entry = dropped.addObject();
                    entry.set("labels", stream.path("stream"));
                    entry.set("timestamp", value.path(0));
                }
            }
            message.putArray("streams");
            message.set("dropped_entries", dropped);
            return message.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The message is not one of a log tail: " + text, e);
        }
    }
}
