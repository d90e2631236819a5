/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;

/** The token as it is sent. */
final class Tokens {

    private Tokens() {}

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
