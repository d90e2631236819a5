/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import org.jspecify.annotations.Nullable;

/**
 * Who a token stands for.
 *
 * @param org name of the only org the token is good for
 * @param link full link of the identity, service account or user; null for one that may do everything
 * @param injected whether the platform put the token into a workload, which the logs service does not accept
 */
record Principal(String org, @Nullable String link, boolean injected) {
    static Principal all(String org) {
        return new Principal(org, null, false);
    }
}
