/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.TransportException.Reason;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls under way on a connection, so that closing it ends all of them, also those that wait for their next try. */
final class CallsUnderWay {

    private final Set<CallContext> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Notes a call; {@code false} when the connection is closed and takes no more. */
    boolean begin(CallContext call) {
        calls.add(call);
        if (closed) {
            calls.remove(call);
        }
        return !closed;
    }

    void end(CallContext call) {
        calls.remove(call);
    }

    void close() {
        closed = true;
        for (CallContext call : calls) {
            call.stop(Reason.CANCELLED, "cancelled, because the client was closed");
        }
    }
}
