/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.cpln.model.GenericResource;
import io.cplnprefect.cpln.model.Identity;
import io.cplnprefect.cpln.model.VolumeSet;
import io.cplnprefect.cpln.model.Workload;

/** What belongs to a GVC. Immutable and thread-safe; making one sends nothing. */
public final class GvcScope {

    private final ServiceConnection connection;
    private final String org;
    private final String name;

    GvcScope(ServiceConnection connection, String org, String name) {
        this.connection = connection;
        this.org = org;
        this.name = Names.require("gvc", name);
    }

    /** Name of the GVC. */
    public String name() {
        return name;
    }

    /** Its workloads. */
    public Resource<Workload> workloads() {
        return kind(Kind.WORKLOAD);
    }

    /** A workload. */
    public WorkloadScope workload(String workload) {
        return new WorkloadScope(connection, path() + "/workload/" + Names.require("workload", workload));
    }

    /** Its identities. */
    public Resource<Identity> identities() {
        return kind(Kind.IDENTITY);
    }

    /** Its volume sets. */
    public Resource<VolumeSet> volumeSets() {
        return kind(Kind.VOLUME_SET);
    }

    /** Objects of a kind that has no model here, such as {@code dbcluster}. */
    public Resource<GenericResource> generic(String kind) {
        return kind(Kind.generic(kind));
    }

    private <T> Resource<T> kind(Kind<T> kind) {
        return new Resource<>(connection, kind, path(), "/org/{org}/gvc/{gvc}", org, name);
    }

    private String path() {
        return org + "/gvc/" + name;
    }
}
