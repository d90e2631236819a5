/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server's protection against cross-site requests: a token per client, asked for with every change. */
final class CsrfTokens {
    private static final Set<String> PROTECTED = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Duration LIFE = Duration.ofHours(1);

    private final Store store;
    private final boolean enabled;
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String value, Instant expiration) {}

    CsrfTokens(Store store, boolean enabled) {
        this.store = store;
        this.enabled = enabled;
    }

    void add(Routes routes) {
        routes.add("GET", "/csrf-token", this::issue);
    }

    /** Makes all tokens given so far invalid, as a restart of the server with a new database does. */
    void forget() {
        tokens.clear();
    }

    /** Refuses a change whose headers do not prove its origin. */
    void check(String method, @Nullable String token, @Nullable String client) {
        if (!enabled || !PROTECTED.contains(method)) {
            return;
        }
        if (token == null) {
            throw Refusal.detail(403, "Missing CSRF token.");
        }
        if (client == null) {
            throw Refusal.detail(403, "Missing client identifier.");
        }
        Token issued = tokens.get(client);
        if (issued == null
                || !issued.value().equals(token)
                || issued.expiration().isBefore(store.now())) {
            throw Refusal.detail(403, "Invalid CSRF token or client identifier.");
        }
    }

    private Answer issue(Call call) {
        String client = call.query().apply("client");
        if (client == null) {
            Problems problems = new Problems(call.release(), call.body());
            problems.missing(new Location(List.of("query", "client")), null);
            problems.raise();
            throw new IllegalStateException("unreachable");
        }
        if (!enabled) {
            throw Refusal.detail(422, "CSRF protection is disabled.");
        }
        Token token = new Token(
                UUID.randomUUID().toString().replace("-", ""), store.now().plus(LIFE));
        tokens.put(client, token);
        ObjectNode answer = store.newObject();
        answer.put("token", token.value());
        answer.put("client", client);
        answer.put("expiration", store.text(token.expiration()));
        return Answer.ok(answer);
    }
}
