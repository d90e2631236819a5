/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import java.time.Instant;

/**
 * The token that a server with CSRF protection requires with requests that change something.
 *
 * @param token the token
 * @param expiration time at which it expires
 */
record CsrfToken(String token, Instant expiration) {

    @Override
    public String toString() {
        return "CsrfToken[expiration=" + expiration + "]";
    }
}
