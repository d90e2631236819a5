/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.status;

import io.cplnprefect.cpln.internal.Names;

/**
 * A workload of an organization. Immutable and thread-safe.
 *
 * @param gvc name of its GVC
 * @param workload its name
 */
public record WorkloadName(String gvc, String workload) {

    /**
     * Checks the names.
     *
     * @throws io.cplnprefect.core.error.UsageException if a name is invalid
     */
    public WorkloadName {
        Names.require("gvc", gvc);
        Names.require("workload", workload);
    }
}
