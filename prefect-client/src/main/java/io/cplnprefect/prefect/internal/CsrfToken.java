/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import java.time.Instant;

/**
 * What a server with CSRF protection wants to see on every call that changes something.
 *
 * @param token the token
 * @param expiration when it ends
 */
record CsrfToken(String token, Instant expiration) {

    @Override
    public String toString() {
        return "CsrfToken[expiration=" + expiration + "]";
    }
}
