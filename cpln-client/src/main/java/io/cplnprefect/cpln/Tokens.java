/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.util.function.Supplier;

/** The token as it is sent. */
final class Tokens {

    private Tokens() {}

    /**
     * Returns the present token of a source.
     *
     * @throws UsageException if there is none, or it is invalid; the message does not contain it
     */
    static Secret present(Supplier<Secret> source) {
        Secret token = source.get();
        if (token == null) {
            throw new UsageException(
                    "The source of tokens returns null: expected the present token. Correct the function"
                            + " passed to token(…).");
        }
        return withoutScheme(token.reveal());
    }

    /**
     * Returns a token without the scheme that users paste with it.
     *
     * @throws UsageException if the token is invalid; the message does not contain it
     */
    static Secret withoutScheme(String token) {
        String bare = token.replaceFirst("(?i)^bearer(\\s+|$)", "");
        if (bare.isEmpty() || bare.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new UsageException(
                    "Invalid CPLN_TOKEN (not shown): expected printable ASCII characters without spaces or line"
                            + " ends. Set it to the token alone.");
        }
        return Secret.of(bare);
    }
}
