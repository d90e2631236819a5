/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.cpln.resource.Link;
import io.cplnprefect.cpln.workload.Workload;

/**
 * A workload whose commands are jobs. Immutable.
 *
 * @param gvc name of its GVC
 * @param name name of the workload
 */
public record JobWorkload(String gvc, String name) {

    /** The document of a workload contains its GVC only as a link. */
    static JobWorkload of(Workload workload) {
        for (Link link : workload.links()) {
            if ("gvc".equals(link.rel())) {
                return new JobWorkload(link.href().substring(link.href().lastIndexOf('/') + 1), workload.name());
            }
        }
        throw new IllegalStateException("The workload " + workload.name() + " has no link to its GVC");
    }
}
