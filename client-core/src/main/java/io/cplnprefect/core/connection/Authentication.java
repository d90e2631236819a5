/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import io.cplnprefect.core.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Supplies the headers that authenticate each attempt of a call. They are sent only to the host of the client's base
 * address. Implementations are thread-safe and do not block.
 */
public interface Authentication {

    /** Supplies no headers. */
    Authentication NONE = method -> CompletableFuture.completedFuture(Map.of());

    /**
     * Returns the headers for one attempt.
     *
     * @param method HTTP method of the request
     * @return the future headers, values by name; if it completes exceptionally, the call ends with that exception
     */
    CompletableFuture<Map<String, String>> headers(String method);

    /**
     * Examines an error response, and renews the credentials if the server rejected them.
     *
     * @param status HTTP status, 400 or above
     * @param body start of the response body
     * @return {@code true} if the request is to be sent once more with new headers
     */
    default boolean renew(int status, String body) {
        return false;
    }

    /**
     * Returns an authentication by {@code Authorization: Bearer}.
     *
     * @param token supplies the token for each attempt; must not block
     * @return the authentication
     */
    static Authentication bearer(Supplier<Secret> token) {
        return method -> CompletableFuture.completedFuture(
                Map.of("Authorization", "Bearer " + token.get().reveal()));
    }

    /**
     * Returns an authentication by {@code Authorization: Basic}.
     *
     * @param credentials supplies the text {@code user:password} for each attempt; must not block
     * @return the authentication
     */
    static Authentication basic(Supplier<Secret> credentials) {
        return method -> {
            byte[] text = credentials.get().reveal().getBytes(StandardCharsets.UTF_8);
            return CompletableFuture.completedFuture(
                    Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(text)));
        };
    }
}
