/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.error.ServiceException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Adds CSRF tokens to requests that change something, for servers that require them. Servers do not by default: no token is
 * requested until a server refuses a request without one, and none is sent after the server has reported that its
 * protection is disabled, until it refuses a request again. Concurrent calls share one token request.
 *
 * <p>Each token is requested with a client id of its own. A server keeps one token per client id, so a second request with
 * the same id would invalidate the tokens of calls in flight.
 */
public final class CsrfProtection implements Authentication {

    private static final Set<String> PROTECTED = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Authentication authentication;
    private final ServiceConnection connection;
    private final Clock clock;

    private boolean required;
    private @Nullable CompletableFuture<Ticket> ticket;

    /**
     * Creates the protection.
     *
     * @param authentication supplies the credentials
     * @param connection sends the token requests, with these credentials
     */
    public CsrfProtection(Authentication authentication, ServiceConnection connection) {
        this.authentication = authentication;
        this.connection = connection;
        this.clock = connection.time().clock();
    }

    @Override
    public CompletableFuture<Map<String, String>> headers(String method) {
        CompletableFuture<Ticket> current = PROTECTED.contains(method) ? ticket() : null;
        CompletableFuture<Map<String, String>> others = authentication.headers(method);
        return current == null
                ? others
                : others.thenCombine(current, (headers, pair) -> {
                    Map<String, String> both = new HashMap<>(headers);
                    both.putAll(pair.headers());
                    return both;
                });
    }

    @Override
    public synchronized boolean renew(int status, String body) {
        if (status == 403 && body.contains("Missing CSRF token")) {
            required = true;
            if (ticket != null
                    && ticket.isDone()
                    && (ticket.isCompletedExceptionally() || ticket.join().token() == null)) {
                ticket = null;
            }
            return true;
        }
        if (status == 403 && body.contains("Invalid CSRF token")) {
            if (ticket != null && ticket.isDone()) {
                ticket = null;
            }
            return true;
        }
        return authentication.renew(status, body);
    }

    private synchronized @Nullable CompletableFuture<Ticket> ticket() {
        if (!required) {
            return null;
        }
        if (ticket == null || ticket.isCompletedExceptionally() || expired(ticket)) {
            ticket = request();
        }
        return ticket;
    }

    private boolean expired(CompletableFuture<Ticket> requested) {
        CsrfToken token = requested.isDone() ? requested.join().token() : null;
        return token != null && !clock.instant().isBefore(token.expiration());
    }

    private CompletableFuture<Ticket> request() {
        String client = UUID.randomUUID().toString();
        ApiCall<CsrfToken> call = connection.call(
                Endpoint.of("GET", "csrf-token").withSensitiveResponse(),
                "csrf-token?client=" + client,
                null,
                CsrfToken.class);
        return call.executeAsync().handle((token, failure) -> {
            if (failure == null) {
                return new Ticket(client, token);
            }
            if (failure instanceof ServiceException refusal && (refusal.status() == 404 || refusal.status() == 422)) {
                disabled();
                return new Ticket(client, null);
            }
            throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
        });
    }

    /** The endpoint is missing, or its status 422 reports that the protection is disabled. */
    private synchronized void disabled() {
        required = false;
        ticket = null;
    }

    /** A token with the client id it belongs to; without a token if the protection of the server is disabled. */
    private record Ticket(String client, @Nullable CsrfToken token) {

        Map<String, String> headers() {
            return token == null
                    ? Map.of()
                    : Map.of("Prefect-Csrf-Token", token.token(), "Prefect-Csrf-Client", client);
        }
    }
}
