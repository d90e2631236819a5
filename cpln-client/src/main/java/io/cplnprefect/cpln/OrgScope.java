/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.cpln.access.Access;
import io.cplnprefect.cpln.access.Invite;
import io.cplnprefect.cpln.access.InviteResult;
import io.cplnprefect.cpln.apply.Manifests;
import io.cplnprefect.cpln.audit.Audit;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.image.Image;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.location.Location;
import io.cplnprefect.cpln.log.Logs;
import io.cplnprefect.cpln.metrics.Metrics;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.resource.GvcKind;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Listing;
import io.cplnprefect.cpln.resource.OrgKind;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Scope;
import io.cplnprefect.cpln.secret.Secrets;
import io.cplnprefect.cpln.serviceaccount.ServiceAccountKeys;
import io.cplnprefect.cpln.status.WorkloadStatuses;
import io.cplnprefect.cpln.workload.Workload;

/** An organization: the objects that belong to it. Immutable and thread-safe. Its methods send nothing. */
public final class OrgScope extends OrgObjects {

    private final Scope scope;
    private final OrgServices services;

    OrgScope(Scope scope, OrgServices services) {
        super(scope);
        this.scope = scope;
        this.services = services;
    }

    /**
     * Returns the name of the organization.
     *
     * @return the name
     */
    public String name() {
        return scope.name();
    }

    /**
     * Returns a call that reads the organization itself. Every token of the organization has the permission.
     *
     * @return the call
     */
    public ApiCall<Org> read() {
        return scope.connection().call(Endpoint.of("GET", scope.template()), scope.path(), null, Org.class);
    }

    /**
     * Returns a GVC.
     *
     * @param gvc name of the GVC
     * @return its scope
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public GvcScope gvc(String gvc) {
        return new GvcScope(scope.gvc(gvc), services);
    }

    /**
     * Returns the GVCs.
     *
     * @return the GVCs
     */
    public Resource<Gvc> gvcs() {
        return resource(Kinds.GVC);
    }

    /**
     * Returns the locations.
     *
     * @return the locations
     */
    public Resource<Location> locations() {
        return resource(Kinds.LOCATION);
    }

    /**
     * Returns the policies.
     *
     * @return the policies
     */
    public Resource<Policy> policies() {
        return resource(Kinds.POLICY);
    }

    /**
     * Returns the secrets.
     *
     * @return the secrets
     */
    public Secrets secrets() {
        return new Secrets(scope, Kinds.SECRET);
    }

    /**
     * Returns the workloads of all GVCs. They are created and changed in their GVC.
     *
     * @return the workloads, read-only
     */
    public Listing<Workload> workloads() {
        return listing(Kinds.WORKLOAD);
    }

    /**
     * Returns the objects of a kind in all GVCs. They are created and changed in their GVC.
     *
     * @param kind the kind
     * @param <T> its model
     * @return the objects, read-only
     */
    public <T extends Item> Listing<T> listing(GvcKind<T> kind) {
        return new Listing<>(scope, kind);
    }

    /**
     * Returns the objects of a kind.
     *
     * @param kind the kind
     * @param <T> its model
     * @return the objects
     */
    public <T extends Item> Resource<T> resource(OrgKind<T> kind) {
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
        return resource(new OrgKind<>(kind, GenericResource.class));
    }

    /**
     * Returns the objects of a kind that has no model here, in all GVCs.
     *
     * @param kind name of the kind, such as {@code dbcluster}
     * @return the objects, read-only
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public Listing<GenericResource> genericListing(String kind) {
        return listing(new GvcKind<>(kind, GenericResource.class));
    }

    /**
     * Returns who may do what with the objects of a kind.
     *
     * @param kind the kind
     * @return the permissions and access reports
     */
    public Access access(OrgKind<?> kind) {
        return new Access(scope, kind);
    }

    /**
     * Returns the keys of a service account.
     *
     * @param account name of the service account
     * @return the keys
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ServiceAccountKeys serviceAccountKeys(String account) {
        return new ServiceAccountKeys(scope, account);
    }

    /**
     * Returns a call that invites users by mail. It is not retried after a failure that leaves its effect unknown.
     *
     * @param invite the mail addresses, and the group of which the users become members
     * @return the call; its response has an error or an invitation for each address
     */
    public ApiCall<InviteResult> invite(Invite invite) {
        return scope.connection()
                .call(
                        Endpoint.of("POST", scope.template() + "/user/-invite"),
                        scope.path() + "/user/-invite",
                        invite,
                        InviteResult.class);
    }

    /**
     * Returns a call that reads the newest image of a repository.
     *
     * @param repository name of the repository
     * @return the call; status 404 if the repository has no image
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<Image> latestImage(String repository) {
        return scope.connection()
                .call(
                        Endpoint.of("GET", scope.template() + "/image/-latest/{name}"),
                        scope.path() + "/image/-latest/" + Names.require("image", repository),
                        null,
                        Image.class);
    }

    /**
     * Returns the manifests of the organization, which apply, delete and export objects together.
     *
     * @return the manifests, without a default GVC
     */
    public Manifests manifests() {
        return new Manifests(scope);
    }

    /**
     * Returns the logs of the workloads.
     *
     * @return the logs
     */
    public Logs logs() {
        return services.logs();
    }

    /**
     * Returns the audit trail.
     *
     * @return the audit trail
     */
    public Audit audit() {
        return services.audit();
    }

    /**
     * Returns the metrics.
     *
     * @return the metrics
     */
    public Metrics metrics() {
        return services.metrics();
    }

    /**
     * Returns the changes of the statuses of the workloads.
     *
     * @return the changes
     */
    public WorkloadStatuses workloadStatuses() {
        return services.statuses();
    }
}
