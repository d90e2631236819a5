/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import io.cplnprefect.core.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Adds what proves who is calling to each try of a call. The headers go only to the host of the client's base address.
 * Implementations are thread-safe and do not block.
 */
public interface Authentication {

    /** Adds nothing. */
    Authentication NONE = method -> CompletableFuture.completedFuture(Map.of());

    /**
     * The headers for one try.
     *
     * @param method HTTP method of the call
     * @return names and values, later; a failure ends the call with that failure
     */
    CompletableFuture<Map<String, String>> headers(String method);

    /**
     * Looks at an error answer and renews what it rejects, if that is in its power.
     *
     * @param status HTTP status, 400 or above
     * @param body start of the body
     * @return {@code true} when the call deserves one more try with fresh headers
     */
    default boolean renew(int status, String body) {
        return false;
    }

    /**
     * {@code Authorization: Bearer}, with a token that is asked for at each try.
     *
     * @param token gives the token; must not block
     * @return the authentication
     */
    static Authentication bearer(Supplier<Secret> token) {
        return method -> CompletableFuture.completedFuture(
                Map.of("Authorization", "Bearer " + token.get().reveal()));
    }

    /**
     * {@code Authorization: Basic} of a {@code user:password} text.
     *
     * @param userAndPassword the whole text
     * @return the authentication
     */
    static Authentication basic(Secret userAndPassword) {
        String encoded =
                Base64.getEncoder().encodeToString(userAndPassword.reveal().getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of("Authorization", "Basic " + encoded);
        return method -> CompletableFuture.completedFuture(headers);
    }
}
