/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The holder of a token.
 *
 * @param org name of the only org for which the token is valid
 * @param link full link of the identity, service account or user; null for a principal with all permissions
 * @param injected whether the platform injected the token into a workload; the logs service refuses such tokens
 */
public record Principal(String org, @Nullable String link, boolean injected) {
    /** Returns a principal with all permissions in an org. */
    public static Principal all(String org) {
        return new Principal(org, null, false);
    }
}
