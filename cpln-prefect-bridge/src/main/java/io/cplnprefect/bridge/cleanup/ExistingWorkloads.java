/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.OrgScope;

/** The workloads that the identities and policies of jobs belong to. */
final class ExistingWorkloads {

    private final OrgScope org;

    ExistingWorkloads(OrgScope org) {
        this.org = org;
    }

    /** Returns the use of an object of a workload: by the workload, if it exists. */
    ObjectUse use(String gvc, String workload) {
        try {
            org.gvc(gvc).workloads().get(workload).execute();
            return ObjectUse.by("the workload " + workload);
        } catch (ServiceException.NotFound missing) {
            return ObjectUse.NONE;
        }
    }
}
