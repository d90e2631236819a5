/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.cpln.agent.Agent;
import io.cplnprefect.cpln.auditctx.AuditContext;
import io.cplnprefect.cpln.cloudaccount.CloudAccount;
import io.cplnprefect.cpln.dbcluster.DbCluster;
import io.cplnprefect.cpln.domain.Domain;
import io.cplnprefect.cpln.group.Group;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.image.Image;
import io.cplnprefect.cpln.ipset.IpSet;
import io.cplnprefect.cpln.location.Location;
import io.cplnprefect.cpln.memcachecluster.MemcacheCluster;
import io.cplnprefect.cpln.mk8s.Mk8sCluster;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.resource.GvcKind;
import io.cplnprefect.cpln.resource.OrgKind;
import io.cplnprefect.cpln.resource.RootKind;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.serviceaccount.ServiceAccount;
import io.cplnprefect.cpln.spicedbcluster.SpicedbCluster;
import io.cplnprefect.cpln.tenant.Tenant;
import io.cplnprefect.cpln.user.User;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.workload.Workload;

/** The kinds that have a model and a name. A new kind is a model and one line here. */
public final class Kinds {

    /** Organizations. */
    public static final RootKind<Org> ORG = new RootKind<>("org", Org.class);

    /** GVCs. */
    public static final OrgKind<Gvc> GVC = new OrgKind<>("gvc", Gvc.class);

    /** Locations. */
    public static final OrgKind<Location> LOCATION = new OrgKind<>("location", Location.class);

    /** Policies. */
    public static final OrgKind<Policy> POLICY = new OrgKind<>("policy", Policy.class);

    /** Secrets. */
    public static final OrgKind<SecretDocument> SECRET = new OrgKind<>("secret", SecretDocument.class);

    /** Agents. */
    public static final OrgKind<Agent> AGENT = new OrgKind<>("agent", Agent.class);

    /** Audit contexts. */
    public static final OrgKind<AuditContext> AUDIT_CONTEXT = new OrgKind<>("auditctx", AuditContext.class);

    /** Cloud accounts. */
    public static final OrgKind<CloudAccount> CLOUD_ACCOUNT = new OrgKind<>("cloudaccount", CloudAccount.class);

    /** Domains. */
    public static final OrgKind<Domain> DOMAIN = new OrgKind<>("domain", Domain.class);

    /** Groups. */
    public static final OrgKind<Group> GROUP = new OrgKind<>("group", Group.class);

    /** Images. */
    public static final OrgKind<Image> IMAGE = new OrgKind<>("image", Image.class);

    /** IP sets. */
    public static final OrgKind<IpSet> IP_SET = new OrgKind<>("ipset", IpSet.class);

    /** Memcache clusters. */
    public static final OrgKind<MemcacheCluster> MEMCACHE_CLUSTER =
            new OrgKind<>("memcachecluster", MemcacheCluster.class);

    /** Kubernetes clusters. */
    public static final OrgKind<Mk8sCluster> MK8S = new OrgKind<>("mk8s", Mk8sCluster.class);

    /** Service accounts. */
    public static final OrgKind<ServiceAccount> SERVICE_ACCOUNT = new OrgKind<>("serviceaccount", ServiceAccount.class);

    /** SpiceDB clusters. */
    public static final OrgKind<SpicedbCluster> SPICEDB_CLUSTER = new OrgKind<>("spicedbcluster", SpicedbCluster.class);

    /** Tenants. */
    public static final OrgKind<Tenant> TENANT = new OrgKind<>("tenant", Tenant.class);

    /** Users. */
    public static final OrgKind<User> USER = new OrgKind<>("user", User.class);

    /** Workloads. */
    public static final GvcKind<Workload> WORKLOAD = new GvcKind<>("workload", Workload.class);

    /** Identities. */
    public static final GvcKind<Identity> IDENTITY = new GvcKind<>("identity", Identity.class);

    /** Volume sets. */
    public static final GvcKind<VolumeSet> VOLUME_SET = new GvcKind<>("volumeset", VolumeSet.class);

    /** Database clusters. */
    public static final GvcKind<DbCluster> DB_CLUSTER = new GvcKind<>("dbcluster", DbCluster.class);

    private Kinds() {}
}
