/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.cpln.agent.Agents;
import io.cplnprefect.cpln.auditctx.AuditContext;
import io.cplnprefect.cpln.cloudaccount.CloudAccounts;
import io.cplnprefect.cpln.domain.Domain;
import io.cplnprefect.cpln.group.Group;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.image.Image;
import io.cplnprefect.cpln.ipset.IpSet;
import io.cplnprefect.cpln.memcachecluster.MemcacheCluster;
import io.cplnprefect.cpln.mk8s.Mk8sCluster;
import io.cplnprefect.cpln.policy.ResourcePolicies;
import io.cplnprefect.cpln.quota.Quotas;
import io.cplnprefect.cpln.resource.Listing;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Scope;
import io.cplnprefect.cpln.serviceaccount.ServiceAccount;
import io.cplnprefect.cpln.spicedbcluster.SpicedbCluster;
import io.cplnprefect.cpln.task.Tasks;
import io.cplnprefect.cpln.tenant.Tenant;
import io.cplnprefect.cpln.user.User;
import io.cplnprefect.cpln.volumeset.VolumeSet;

/** The objects of an organization, one method for each kind. Those that most programs use are in {@link OrgScope} itself. */
abstract sealed class OrgObjects permits OrgScope {

    private final Scope scope;

    OrgObjects(Scope scope) {
        this.scope = scope;
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
        return new Resource<>(scope, Kinds.AUDIT_CONTEXT);
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
        return new Resource<>(scope, Kinds.DOMAIN);
    }

    /**
     * Returns the groups.
     *
     * @return the groups
     */
    public Resource<Group> groups() {
        return new Resource<>(scope, Kinds.GROUP);
    }

    /**
     * Returns the images. A push creates an image; it cannot be created here.
     *
     * @return the images
     */
    public Resource<Image> images() {
        return new Resource<>(scope, Kinds.IMAGE);
    }

    /**
     * Returns the IP sets.
     *
     * @return the IP sets
     */
    public Resource<IpSet> ipSets() {
        return new Resource<>(scope, Kinds.IP_SET);
    }

    /**
     * Returns the memcache clusters.
     *
     * @return the memcache clusters
     */
    public Resource<MemcacheCluster> memcacheClusters() {
        return new Resource<>(scope, Kinds.MEMCACHE_CLUSTER);
    }

    /**
     * Returns the Kubernetes clusters.
     *
     * @return the Kubernetes clusters
     */
    public Resource<Mk8sCluster> mk8sClusters() {
        return new Resource<>(scope, Kinds.MK8S);
    }

    /**
     * Returns the service accounts.
     *
     * @return the service accounts
     */
    public Resource<ServiceAccount> serviceAccounts() {
        return new Resource<>(scope, Kinds.SERVICE_ACCOUNT);
    }

    /**
     * Returns the SpiceDB clusters.
     *
     * @return the SpiceDB clusters
     */
    public Resource<SpicedbCluster> spicedbClusters() {
        return new Resource<>(scope, Kinds.SPICEDB_CLUSTER);
    }

    /**
     * Returns the tenants.
     *
     * @return the tenants
     */
    public Resource<Tenant> tenants() {
        return new Resource<>(scope, Kinds.TENANT);
    }

    /**
     * Returns the users. An invitation creates a user; users cannot be created here.
     *
     * @return the users
     */
    public Resource<User> users() {
        return new Resource<>(scope, Kinds.USER);
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
     * Returns the identities of all GVCs. They are created and changed in their GVC.
     *
     * @return the identities, read-only
     */
    public Listing<Identity> identities() {
        return new Listing<>(scope, Kinds.IDENTITY);
    }

    /**
     * Returns the volume sets of all GVCs. They are created and changed in their GVC.
     *
     * @return the volume sets, read-only
     */
    public Listing<VolumeSet> volumeSets() {
        return new Listing<>(scope, Kinds.VOLUME_SET);
    }
}
