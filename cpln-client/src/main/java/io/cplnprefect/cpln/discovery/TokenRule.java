/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.discovery;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Decides which addresses that a response names may receive the token: those on the host of the API, and those on other hosts of
 * its registered domain over TLS. An API at {@code api.cpln.io} may thus name {@code https://logs.cpln.io}, and nothing outside
 * {@code cpln.io}. An address that the user has set is not subject to this rule.
 */
final class TokenRule {

    private TokenRule() {}

    /** Returns whether the token may be sent to an address that a response of the API names. */
    static boolean permits(HttpUrl api, HttpUrl named) {
        boolean noDowngrade = named.isHttps() || !api.isHttps();
        if (named.host().equals(api.host())) {
            return noDowngrade;
        }
        @Nullable String domain = api.topPrivateDomain();
        return named.isHttps() && domain != null && domain.equals(named.topPrivateDomain());
    }

    /** Returns the rule for an API, for messages. */
    static String text(HttpUrl api) {
        @Nullable String domain = api.topPrivateDomain();
        return "expected the host " + api.host() + (domain == null ? "" : ", or https and a host of " + domain)
                + "; the token is sent nowhere else";
    }
}
