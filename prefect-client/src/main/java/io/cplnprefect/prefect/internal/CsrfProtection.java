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
 * Answers a server's demand for CSRF tokens. Servers have the protection off by default, so nothing is sent or fetched
 * until one refuses a call for lack of a token; from then on each call that changes something carries one. Calls at the
 * same time share one fetch.
 *
 * <p>Each token is fetched under a client id of its own: a server keeps one token for an id, so a second fetch under the
 * same id would make the tokens of calls under way worthless.
 */
public final class CsrfProtection implements Authentication {

    private static final Set<String> PROTECTED = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Authentication authentication;
    private final ServiceConnection connection;
    private final Clock clock;

    private boolean demanded;
    private @Nullable CompletableFuture<Ticket> ticket;

    /**
     * Adds the protection to another authentication.
     *
     * @param authentication the other one
     * @param connection fetches tokens, with that other one only
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
            demanded = true;
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
        if (!demanded) {
            return null;
        }
        if (ticket == null || ticket.isCompletedExceptionally() || expired(ticket)) {
            ticket = fetch();
        }
        return ticket;
    }

    private boolean expired(CompletableFuture<Ticket> fetched) {
        CsrfToken token = fetched.isDone() ? fetched.join().token() : null;
        return token != null && !clock.instant().isBefore(token.expiration());
    }

    private CompletableFuture<Ticket> fetch() {
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
                return new Ticket(client, null);
            }
            throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
        });
    }

    /** A token with the client it belongs to; no token where the server has the protection switched off. */
    private record Ticket(String client, @Nullable CsrfToken token) {

        Map<String, String> headers() {
            return token == null
                    ? Map.of()
                    : Map.of("Prefect-Csrf-Token", token.token(), "Prefect-Csrf-Client", client);
        }
    }
}
