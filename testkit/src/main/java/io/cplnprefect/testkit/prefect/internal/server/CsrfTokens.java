/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server's protection against cross-site requests: each change needs the token of its client. */
public final class CsrfTokens {
    private static final Set<String> PROTECTED = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Duration LIFE = Duration.ofHours(1);

    private final Store store;
    private final boolean enabled;
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String value, Instant expiration) {}

    public CsrfTokens(Store store, boolean enabled) {
        this.store = store;
        this.enabled = enabled;
    }

    public void add(Routes routes) {
        routes.add("GET", "/csrf-token", this::issue);
    }

    /** Makes all tokens issued so far invalid, as a restart of the server with a new database does. */
    public void expire() {
        tokens.clear();
    }

    /** Refuses a change whose headers do not contain the token of their client. */
    public void check(String method, @Nullable String token, @Nullable String client) {
        if (!enabled || !PROTECTED.contains(method)) {
            return;
        }
        if (token == null) {
            throw ErrorResponseException.detail(403, "Missing CSRF token.");
        }
        if (client == null) {
            throw ErrorResponseException.detail(403, "Missing client identifier.");
        }
        Token issued = tokens.get(client);
        if (issued == null
                || !issued.value().equals(token)
                || issued.expiration().isBefore(store.now())) {
            throw ErrorResponseException.detail(403, "Invalid CSRF token or client identifier.");
        }
    }

    private ApiResponse issue(ApiRequest request) {
        String client = request.query().apply("client");
        if (client == null) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.missing(new Location(List.of("query", "client")), null);
            errors.raise();
            throw new IllegalStateException("unreachable");
        }
        if (!enabled) {
            throw ErrorResponseException.detail(422, "CSRF protection is disabled.");
        }
        Token token = new Token(
                UUID.randomUUID().toString().replace("-", ""), store.now().plus(LIFE));
        tokens.put(client, token);
        ObjectNode response = store.newObject();
        response.put("token", token.value());
        response.put("client", client);
        response.put("expiration", store.text(token.expiration()));
        return ApiResponse.ok(response);
    }
}
