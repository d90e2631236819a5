/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.TransportException.Reason;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls and sockets that are open on a connection, so that closing the connection ends all of them. Thread-safe. */
final class OpenCalls {

    private final Set<CallContext> calls = ConcurrentHashMap.newKeySet();
    private final Set<SocketCall> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Adds a call; {@code false} if the connection is closed. */
    boolean add(CallContext call) {
        calls.add(call);
        if (closed) {
            calls.remove(call);
        }
        return !closed;
    }

    void remove(CallContext call) {
        calls.remove(call);
    }

    /** Adds a socket; {@code false} if the connection is closed. */
    boolean add(SocketCall socket) {
        sockets.add(socket);
        if (closed) {
            sockets.remove(socket);
        }
        return !closed;
    }

    void remove(SocketCall socket) {
        sockets.remove(socket);
    }

    void close() {
        closed = true;
        for (CallContext call : calls) {
            call.stop(Reason.CANCELLED, "cancelled because the client was closed");
        }
        for (SocketCall socket : sockets) {
            socket.close();
        }
    }
}
