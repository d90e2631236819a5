/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.connection.ThreadContext;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.AsyncTimeout;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket from its handshake to its end. The handshake has the attempt time-out of the client; afterwards a dead connection
 * is detected by pings. Thread-safe.
 */
final class SocketCall extends WebSocketListener implements TextSocket {

    private static final Logger LOG = LoggerFactory.getLogger("io.cplnprefect.http");
    private static final int NORMAL_CLOSURE = 1000;
    private static final long BODY_LIMIT = 64 * 1024;

    private final Service service;
    private final ResponseReader responses;
    private final CallContext call;
    private final TextSocketListener listener;
    private final Handshake handshake = new Handshake();
    private final List<Predicate<WebSocket>> beforeConnect = new ArrayList<>();
    private long bytesBeforeConnect;

    private @Nullable WebSocket socket;
    private boolean ended;
    private boolean upgraded;

    SocketCall(Service service, ResponseReader responses, CallContext call, TextSocketListener listener) {
        this.service = service;
        this.responses = responses;
        this.call = call;
        this.listener = listener;
    }

    /** Starts the time of the handshake. */
    void start() {
        handshake.timeout(Nanos.of(service.limits().attemptTimeout()), TimeUnit.NANOSECONDS);
        handshake.enter();
    }

    /** Sends the handshake. */
    void connect(Request request) {
        WebSocket created;
        synchronized (this) {
            if (ended) {
                return;
            }
            call.attemptStarted();
            created = service.transport().sockets().newWebSocket(request, this);
            socket = created;
            for (Predicate<WebSocket> message : beforeConnect) {
                var unused = message.test(created);
            }
            beforeConnect.clear();
            bytesBeforeConnect = 0;
        }
    }

    @Override
    public boolean send(String text) {
        return send(text.length(), open -> open.send(text));
    }

    @Override
    public boolean send(byte[] bytes) {
        ByteString message = ByteString.of(bytes);
        return send(bytes.length, open -> open.send(message));
    }

    private boolean send(long size, Predicate<WebSocket> message) {
        synchronized (this) {
            if (ended) {
                return false;
            }
            if (socket == null) {
                bytesBeforeConnect += size;
                return beforeConnect.add(message);
            }
            return message.test(socket);
        }
    }

    @Override
    public long queuedBytes() {
        synchronized (this) {
            return socket == null ? bytesBeforeConnect : socket.queueSize();
        }
    }

    @Override
    public void close() {
        end(true, null);
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        synchronized (this) {
            upgraded = true;
        }
        handshake.exit();
        service.reachability().responded();
        run(listener::opened);
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        run(() -> listener.text(text));
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
        run(() -> listener.bytes(bytes.toByteArray()));
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        // The closing handshake frees the connection; after a cancellation here it would stay allocated.
        webSocket.close(NORMAL_CLOSURE, null);
        end(
                false,
                code == NORMAL_CLOSURE
                        ? null
                        : call.failure(
                                Reason.BROKEN,
                                "the server closed the WebSocket with code " + code
                                        + (reason.isEmpty() ? "" : ": " + Redaction.of(reason)),
                                null));
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
        if (response != null && !isUpgraded()) {
            end(refusal(response));
        } else if (failure instanceof IOException e) {
            end(TransportFailures.of(call, isUpgraded(), service.base().host(), e));
        } else {
            end(call.failure(Reason.BROKEN, "the WebSocket failed: " + failure.getMessage(), failure));
        }
    }

    private ApiException refusal(Response response) {
        RawResponse raw = new RawResponse(response.code(), response.message(), response.headers(), body(response));
        return raw.successful() || response.code() == 101
                ? new DecodingException(
                        call.site(),
                        response.code(),
                        "expected a WebSocket (status 101). Check the address, and proxies on the way",
                        "",
                        null,
                        null)
                : responses.error(call, raw);
    }

    private static byte[] body(Response response) {
        Buffer start = new Buffer();
        try {
            BufferedSource source = response.body().source();
            source.timeout().deadline(5, TimeUnit.SECONDS);
            while (start.size() < BODY_LIMIT && source.read(start, BODY_LIMIT - start.size()) != -1) {}
        } catch (IOException | RuntimeException e) {
            // The status is the response; the body only explains it.
            return start.readByteArray();
        }
        return start.readByteArray();
    }

    private synchronized boolean isUpgraded() {
        return upgraded;
    }

    /** Runs a method of the listener. */
    private void run(Runnable method) {
        synchronized (this) {
            if (ended) {
                return;
            }
        }
        try (ThreadContext.Scope context = call.installContext()) {
            method.run();
        } catch (Throwable e) {
            end(new UsageException(call.site() + ": the listener of the WebSocket threw " + e, e));
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    void end(@Nullable ApiException failure) {
        end(true, failure);
    }

    private void end(boolean cancel, @Nullable ApiException failure) {
        WebSocket open;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            open = socket;
        }
        handshake.exit();
        service.open().remove(this);
        if (cancel && open != null) {
            // Not close(): that waits for the server, and keeps the connection and a thread until then.
            open.cancel();
        }
        try (ThreadContext.Scope context = call.installContext()) {
            listener.ended(failure);
        } catch (Throwable e) {
            // The end is reported already, and a client that is closed has further sockets to end.
            LOG.warn("A listener failed at the end of {}", call.site(), e);
        }
    }

    /** The time-out of the handshake, in real time. */
    private final class Handshake extends AsyncTimeout {
        @Override
        protected void timedOut() {
            service.transport()
                    .threads()
                    .execute(() -> end(call.failure(
                            Reason.TIMEOUT,
                            "no WebSocket within "
                                    + service.limits().attemptTimeout().toMillis() + " ms",
                            null)));
        }
    }
}
