/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.cpln.agent.Agents;
import io.cplnprefect.cpln.auditctx.AuditContext;
import io.cplnprefect.cpln.cloudaccount.CloudAccounts;
import io.cplnprefect.cpln.domain.Domain;
import io.cplnprefect.cpln.group.Group;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.image.Image;
import io.cplnprefect.cpln.ipset.IpSet;
import io.cplnprefect.cpln.location.Location;
import io.cplnprefect.cpln.log.Logs;
import io.cplnprefect.cpln.memcachecluster.MemcacheCluster;
import io.cplnprefect.cpln.mk8s.Mk8sCluster;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.policy.ResourcePolicies;
import io.cplnprefect.cpln.quota.Quotas;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.resource.GvcKind;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Listing;
import io.cplnprefect.cpln.resource.OrgKind;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Scope;
import io.cplnprefect.cpln.secret.Secrets;
import io.cplnprefect.cpln.serviceaccount.ServiceAccount;
import io.cplnprefect.cpln.spicedbcluster.SpicedbCluster;
import io.cplnprefect.cpln.task.Tasks;
import io.cplnprefect.cpln.tenant.Tenant;
import io.cplnprefect.cpln.user.User;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.workload.Workload;

/** An organization: the objects that belong to it. Immutable and thread-safe. Its methods send nothing. */
public final class OrgScope {

    private final Scope scope;
    private final Logs logs;

    OrgScope(Scope scope, Logs logs) {
        this.scope = scope;
        this.logs = logs;
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
        return new GvcScope(scope.gvc(gvc));
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
     * Returns the agents.
     *
     * @return the agents
     */
    public Agents agents() {
        return new Agents(scope, Kinds.AGENT);
    }

    /**
     * Returns the audit contexts. They cannot be deleted.
     *
     * @return the audit contexts
     */
    public Resource<AuditContext> auditContexts() {
        return resource(Kinds.AUDIT_CONTEXT);
    }

    /**
     * Returns the cloud accounts.
     *
     * @return the cloud accounts
     */
    public CloudAccounts cloudAccounts() {
        return new CloudAccounts(scope, Kinds.CLOUD_ACCOUNT);
    }

    /**
     * Returns the domains.
     *
     * @return the domains
     */
    public Resource<Domain> domains() {
        return resource(Kinds.DOMAIN);
    }

    /**
     * Returns the groups.
     *
     * @return the groups
     */
    public Resource<Group> groups() {
        return resource(Kinds.GROUP);
    }

    /**
     * Returns the images. A push creates an image; it cannot be created here.
     *
     * @return the images
     */
    public Resource<Image> images() {
        return resource(Kinds.IMAGE);
    }

    /**
     * Returns the IP sets.
     *
     * @return the IP sets
     */
    public Resource<IpSet> ipSets() {
        return resource(Kinds.IP_SET);
    }

    /**
     * Returns the memcache clusters.
     *
     * @return the memcache clusters
     */
    public Resource<MemcacheCluster> memcacheClusters() {
        return resource(Kinds.MEMCACHE_CLUSTER);
    }

    /**
     * Returns the Kubernetes clusters.
     *
     * @return the Kubernetes clusters
     */
    public Resource<Mk8sCluster> mk8sClusters() {
        return resource(Kinds.MK8S);
    }

    /**
     * Returns the service accounts.
     *
     * @return the service accounts
     */
    public Resource<ServiceAccount> serviceAccounts() {
        return resource(Kinds.SERVICE_ACCOUNT);
    }

    /**
     * Returns the SpiceDB clusters.
     *
     * @return the SpiceDB clusters
     */
    public Resource<SpicedbCluster> spicedbClusters() {
        return resource(Kinds.SPICEDB_CLUSTER);
    }

    /**
     * Returns the tenants.
     *
     * @return the tenants
     */
    public Resource<Tenant> tenants() {
        return resource(Kinds.TENANT);
    }

    /**
     * Returns the users. An invitation creates a user; users cannot be created here.
     *
     * @return the users
     */
    public Resource<User> users() {
        return resource(Kinds.USER);
    }

    /**
     * Returns the quotas.
     *
     * @return the quotas
     */
    public Quotas quotas() {
        return new Quotas(scope);
    }

    /**
     * Returns the resource policies.
     *
     * @return the resource policies
     */
    public ResourcePolicies resourcePolicies() {
        return new ResourcePolicies(scope);
    }

    /**
     * Returns the tasks.
     *
     * @return the tasks
     */
    public Tasks tasks() {
        return new Tasks(scope);
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
     * Returns the identities of all GVCs. They are created and changed in their GVC.
     *
     * @return the identities, read-only
     */
    public Listing<Identity> identities() {
        return listing(Kinds.IDENTITY);
    }

    /**
     * Returns the volume sets of all GVCs. They are created and changed in their GVC.
     *
     * @return the volume sets, read-only
     */
    public Listing<VolumeSet> volumeSets() {
        return listing(Kinds.VOLUME_SET);
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
     * Returns the logs of the workloads.
     *
     * @return the logs
     */
    public Logs logs() {
        return logs;
    }
}
