/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.discovery;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose address is discovered before it is opened. Thread-safe. */
final class DeferredSocket implements TextSocket {

    private final TextSocketListener listener;
    private final CompletableFuture<ServiceConnection> connection;

    /** The messages that were sent before the socket was opened. Guarded by this object. */
    private final List<Predicate<TextSocket>> waiting = new ArrayList<>();
    /** Guarded by this object. */
    private long waitingBytes;
    /** Guarded by this object. */
    private @Nullable TextSocket socket;
    /** Whether the socket was closed or could not be opened. Guarded by this object. */
    private boolean ended;

    private DeferredSocket(TextSocketListener listener, CompletableFuture<ServiceConnection> connection) {
        this.listener = listener;
        this.connection = connection;
    }

    static TextSocket open(
            ApiCall<ServiceConnection> discovery, PlatformService.SocketOpening opening, TextSocketListener listener) {
        DeferredSocket deferred = new DeferredSocket(listener, discovery.executeAsync());
        var unused = deferred.connection.whenComplete((connection, failure) -> {
            if (failure == null) {
                deferred.open(opening, connection);
            } else {
                deferred.fail(failure);
            }
        });
        return deferred;
    }

    private void open(PlatformService.SocketOpening opening, ServiceConnection over) {
        TextSocket opened;
        try {
            opened = opening.over(over, listener);
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        synchronized (this) {
            if (!ended) {
                socket = opened;
                for (Predicate<TextSocket> message : waiting) {
                    var unused = message.test(opened);
                }
                waiting.clear();
                waitingBytes = 0;
                return;
            }
        }
        opened.close();
    }

    /** Called at most once, and only if no socket was opened, whose end would call the listener as well. */
    private void fail(Throwable failure) {
        synchronized (this) {
            ended = true;
        }
        listener.ended(
                failure instanceof CancellationException
                        ? null
                        : failure instanceof ApiException e
                                ? e
                                : new UsageException("Cannot open a WebSocket: " + failure, failure));
    }

    @Override
    public boolean send(String text) {
        return send(text.length(), open -> open.send(text));
    }

    @Override
    public boolean send(byte[] bytes) {
        return send(bytes.length, open -> open.send(bytes));
    }

    private boolean send(long size, Predicate<TextSocket> message) {
        synchronized (this) {
            if (socket == null) {
                waitingBytes += size;
                return !ended && waiting.add(message);
            }
            return message.test(socket);
        }
    }

    @Override
    public long queuedBytes() {
        synchronized (this) {
            return socket == null ? waitingBytes : socket.queuedBytes();
        }
    }

    @Override
    public void close() {
        TextSocket open;
        synchronized (this) {
            ended = true;
            open = socket;
        }
        if (open == null) {
            connection.cancel(true);
        } else {
            open.close();
        }
    }
}
