/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.cpln.access.Access;
import io.cplnprefect.cpln.dbcluster.DbCluster;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.resource.GvcKind;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Scope;
import io.cplnprefect.cpln.terminal.Replicas;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.volumeset.command.VolumeSetScope;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadScope;

/** A GVC: the objects that belong to it. Immutable and thread-safe. Its methods send nothing. */
public final class GvcScope {

    private final Scope scope;
    private final OrgServices services;

    GvcScope(Scope scope, OrgServices services) {
        this.scope = scope;
        this.services = services;
    }

    /**
     * Returns the name of the GVC.
     *
     * @return the name
     */
    public String name() {
        return scope.name();
    }

    /**
     * Returns the workloads.
     *
     * @return the workloads
     */
    public Resource<Workload> workloads() {
        return resource(Kinds.WORKLOAD);
    }

    /**
     * Returns a workload.
     *
     * @param workload name of the workload
     * @return its scope
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public WorkloadScope workload(String workload) {
        return new WorkloadScope(scope, workload);
    }

    /**
     * Returns the identities.
     *
     * @return the identities
     */
    public Resource<Identity> identities() {
        return resource(Kinds.IDENTITY);
    }

    /**
     * Returns the volume sets.
     *
     * @return the volume sets
     */
    public Resource<VolumeSet> volumeSets() {
        return resource(Kinds.VOLUME_SET);
    }

    /**
     * Returns a volume set.
     *
     * @param volumeSet name of the volume set
     * @return its scope
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public VolumeSetScope volumeSet(String volumeSet) {
        return new VolumeSetScope(scope, volumeSet);
    }

    /**
     * Returns the database clusters.
     *
     * @return the database clusters
     */
    public Resource<DbCluster> dbClusters() {
        return resource(Kinds.DB_CLUSTER);
    }

    /**
     * Returns the objects of a kind.
     *
     * @param kind the kind
     * @param <T> its model
     * @return the objects
     */
    public <T extends Item> Resource<T> resource(GvcKind<T> kind) {
        return new Resource<>(scope, kind);
    }

    /**
     * Returns the objects of a kind that has no model here.
     *
     * @param kind name of the kind, lower-case and singular
     * @return the objects
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public Resource<GenericResource> generic(String kind) {
        return resource(new GvcKind<>(kind, GenericResource.class));
    }

    /**
     * Returns who may do what with the objects of a kind.
     *
     * @param kind the kind
     * @return the permissions and access reports
     */
    public Access access(GvcKind<?> kind) {
        return new Access(scope, kind);
    }

    /**
     * Returns the replicas of a workload, to run commands in them and to forward their ports.
     *
     * @param workload name of the workload
     * @return the replicas
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public Replicas replicas(String workload) {
        return services.replicas(scope, workload);
    }
}
