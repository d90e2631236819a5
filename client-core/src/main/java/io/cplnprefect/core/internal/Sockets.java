/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.connection.ThreadContext;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import java.util.HashMap;
import java.util.Map;
import okhttp3.Request;

/** Opens WebSockets. Thread-safe. */
public final class Sockets {

    private final Service service;
    private final RequestFactory requests;
    private final Authentication authentication;
    private final ResponseReader responses;

    /**
     * Creates the opener.
     *
     * @param service the service
     * @param requests creates the handshakes
     * @param authentication authenticates the handshakes
     */
    public Sockets(Service service, RequestFactory requests, Authentication authentication) {
        this.service = service;
        this.requests = requests;
        this.authentication = authentication;
        this.responses = new ResponseReader(service.mapper(), service.traits(), service.time());
    }

    /**
     * Opens a WebSocket.
     *
     * @param path path and query below the base address
     * @param headers headers of the handshake; they take precedence over those that authenticate it
     * @param listener receives the messages
     * @return the socket; its handshake is not complete yet
     * @throws UsageException if the path or a header is invalid, or the client is closed
     */
    public TextSocket open(String path, Map<String, String> headers, TextSocketListener listener) {
        Request plain = requests.socket(path, headers);
        CallContext call = new CallContext(
                Endpoint.of("GET", plain.url().encodedPath()).ofService(service.name()),
                plain,
                false,
                service.retry(),
                Nanos.of(service.limits().attemptTimeout()),
                service.nanoTime(),
                service.context().capture());
        SocketCall socket = new SocketCall(service, responses, call, listener);
        if (!service.open().add(socket)) {
            throw new UsageException("The client of " + service.base().redact() + " is closed. Create a new client.");
        }
        socket.start();
        try (ThreadContext.Scope context = call.installContext()) {
            authentication.headers("GET").whenComplete((credentials, failure) -> {
                if (failure == null) {
                    connect(socket, path, credentials, headers);
                } else {
                    Throwable cause = Failures.unwrapped(failure);
                    socket.end(
                            cause instanceof ApiException e
                                    ? e
                                    : new UsageException(call.site() + ": no credentials: " + cause, cause));
                }
            });
        }
        return socket;
    }

    private void connect(SocketCall socket, String path, Map<String, String> credentials, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(credentials);
        all.putAll(headers);
        try {
            socket.connect(requests.socket(path, all));
        } catch (UsageException e) {
            socket.end(e);
        } catch (RuntimeException e) {
            socket.end(new UsageException("Cannot open a WebSocket: " + e, e));
        }
    }
}
