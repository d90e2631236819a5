/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A command that runs in a replica. Thread-safe. */
public final class ExecSession implements AutoCloseable {

    private final boolean terminal;

    /** What was sent before the socket was opened. Guarded by this object. */
    private final List<String> waiting = new ArrayList<>();
    /** Guarded by this object. */
    private TerminalSize size;
    /** Guarded by this object. */
    private @Nullable TextSocket socket;
    /** Guarded by this object. */
    private boolean closed;
    /** Finds the replica. */
    private @Nullable CompletableFuture<?> target;

    ExecSession(@Nullable TerminalSize size) {
        this.terminal = size != null;
        this.size = size == null ? new TerminalSize(0, 0) : size;
    }

    /**
     * Sends input to the terminal of the command.
     *
     * @param input the bytes, such as the keys that a user has pressed
     * @return {@code false} if the session has ended; the input was dropped then
     * @throws UsageException if the request has no terminal
     */
    public boolean send(byte[] input) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "data");
        ArrayNode buffer = message.putArray("buffer");
        for (byte each : input) {
            buffer.add(each & 0xFF);
        }
        return send(message);
    }

    /**
     * Changes the size of the terminal.
     *
     * @param newSize the size
     * @return {@code false} if the session has ended
     * @throws UsageException if the request has no terminal
     */
    public boolean resize(TerminalSize newSize) {
        synchronized (this) {
            size = newSize;
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "resize");
        message.putArray("buffer");
        return send(message);
    }

    private boolean send(ObjectNode message) {
        if (!terminal) {
            throw new UsageException(
                    "The command has no terminal. Set ExecRequest.terminal, or pass the input as stdin.");
        }
        synchronized (this) {
            message.put("width", size.width()).put("height", size.height());
            if (socket == null) {
                return !closed && waiting.add(message.toString());
            }
            return socket.send(message.toString());
        }
    }

    /** Ends the command at once. The listener is called with the failure that the session was closed. Repeated calls have no effect. */
    @Override
    public void close() {
        TextSocket open;
        CompletableFuture<?> finding;
        synchronized (this) {
            closed = true;
            open = socket;
            finding = target;
        }
        if (open != null) {
            open.close();
        } else if (finding != null) {
            finding.cancel(true);
        }
    }

    synchronized void finding(CompletableFuture<?> replica) {
        target = replica;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Adopts the socket, on which the request has been sent. */
    void opened(TextSocket opened) {
        synchronized (this) {
            if (!closed) {
                socket = opened;
                waiting.forEach(opened::send);
                waiting.clear();
                return;
            }
        }
        opened.close();
    }
}
