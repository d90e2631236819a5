/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;

/** The deployments of a workload, one for each location of its GVC. Immutable and thread-safe. */
public final class WorkloadDeployments {

    private final Collection<WorkloadDeployment> deployments;

    WorkloadDeployments(Collection<WorkloadDeployment> deployments) {
        this.deployments = deployments;
    }

    /**
     * Returns all deployments.
     *
     * @return the deployments, read lazily, page by page
     */
    public Pager<WorkloadDeployment> list() {
        return deployments.list();
    }

    /**
     * Returns a call that reads the deployment in a location.
     *
     * @param location name of the location
     * @return the call; status 404 if the workload is not deployed there
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<WorkloadDeployment> get(String location) {
        return deployments.get("location", Names.require("location", location));
    }
}
