/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.Scope;

/** A workload: its commands and its deployments. Immutable and thread-safe. */
public final class WorkloadScope {

    private static final String TEMPLATE = "/org/{org}/gvc/{gvc}/workload/{workload}";

    private final ServiceConnection connection;
    private final String path;

    /**
     * Creates the scope. Nothing is sent.
     *
     * @param gvc the GVC of the workload
     * @param workload name of the workload
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public WorkloadScope(Scope gvc, String workload) {
        this.connection = gvc.connection();
        this.path = gvc.path() + "/workload/" + Names.require("workload", workload);
    }

    /**
     * Returns the commands of the workload.
     *
     * @return the commands
     */
    public Commands commands() {
        return new Commands(
                new Collection<>(connection, path + "/-command", TEMPLATE + "/-command", Command.class, false));
    }

    /**
     * Returns the deployments of the workload, one for each location.
     *
     * @return the deployments
     */
    public WorkloadDeployments deployments() {
        return new WorkloadDeployments(new Collection<>(
                connection, path + "/deployment", TEMPLATE + "/deployment", WorkloadDeployment.class, false));
    }
}
