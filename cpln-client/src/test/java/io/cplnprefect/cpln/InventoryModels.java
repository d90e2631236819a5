/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static java.util.Map.entry;

import io.cplnprefect.cpln.access.AccessReport;
import io.cplnprefect.cpln.access.Invite;
import io.cplnprefect.cpln.access.InviteResult;
import io.cplnprefect.cpln.access.PermissionSet;
import io.cplnprefect.cpln.agent.Agent;
import io.cplnprefect.cpln.agent.AgentInfo;
import io.cplnprefect.cpln.auditctx.AuditContext;
import io.cplnprefect.cpln.cloudaccount.AwsCloudAccount;
import io.cplnprefect.cpln.cloudaccount.AzureCloudAccount;
import io.cplnprefect.cpln.cloudaccount.CloudAccount;
import io.cplnprefect.cpln.cloudaccount.CloudAccountInstructions;
import io.cplnprefect.cpln.cloudaccount.GcpCloudAccount;
import io.cplnprefect.cpln.cloudaccount.NgsCloudAccount;
import io.cplnprefect.cpln.dbcluster.DbCluster;
import io.cplnprefect.cpln.discovery.Discovery;
import io.cplnprefect.cpln.domain.Domain;
import io.cplnprefect.cpln.envoy.AccessLogFilter;
import io.cplnprefect.cpln.envoy.Cluster;
import io.cplnprefect.cpln.envoy.ConnectRpcFilter;
import io.cplnprefect.cpln.envoy.CorsFilter;
import io.cplnprefect.cpln.envoy.ExcludedRoute;
import io.cplnprefect.cpln.envoy.ExtAuthzFilter;
import io.cplnprefect.cpln.envoy.GrpcJsonTranscoderFilter;
import io.cplnprefect.cpln.envoy.GrpcWebFilter;
import io.cplnprefect.cpln.envoy.JwtAuthnFilter;
import io.cplnprefect.cpln.envoy.RateLimitFilter;
import io.cplnprefect.cpln.event.Event;
import io.cplnprefect.cpln.group.Group;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.gvc.Tracing;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.image.Image;
import io.cplnprefect.cpln.ipset.IpSet;
import io.cplnprefect.cpln.location.Location;
import io.cplnprefect.cpln.memcachecluster.MemcacheCluster;
import io.cplnprefect.cpln.mk8s.Mk8sCluster;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.policy.ResourcePolicy;
import io.cplnprefect.cpln.query.SelectionQuery;
import io.cplnprefect.cpln.quota.Quota;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Link;
import io.cplnprefect.cpln.secret.AwsSecret;
import io.cplnprefect.cpln.secret.AzureConnectorSecret;
import io.cplnprefect.cpln.secret.EcrSecret;
import io.cplnprefect.cpln.secret.KeyPairSecret;
import io.cplnprefect.cpln.secret.NatsAccountSecret;
import io.cplnprefect.cpln.secret.OpaqueSecret;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.TlsSecret;
import io.cplnprefect.cpln.secret.UserPasswordSecret;
import io.cplnprefect.cpln.serviceaccount.ServiceAccount;
import io.cplnprefect.cpln.serviceaccount.ServiceAccountKey;
import io.cplnprefect.cpln.spicedbcluster.SpicedbCluster;
import io.cplnprefect.cpln.task.Task;
import io.cplnprefect.cpln.tenant.Tenant;
import io.cplnprefect.cpln.user.User;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.volumeset.command.CreateVolumeSnapshot;
import io.cplnprefect.cpln.volumeset.command.DeleteOrphanedVolume;
import io.cplnprefect.cpln.volumeset.command.DeleteOrphanedVolumeSnapshot;
import io.cplnprefect.cpln.volumeset.command.DeleteVolume;
import io.cplnprefect.cpln.volumeset.command.DeleteVolumeSnapshot;
import io.cplnprefect.cpln.volumeset.command.ExpandVolume;
import io.cplnprefect.cpln.volumeset.command.LocationDeletion;
import io.cplnprefect.cpln.volumeset.command.ReplaceVolume;
import io.cplnprefect.cpln.volumeset.command.RestoreVolume;
import io.cplnprefect.cpln.volumeset.command.ShrinkVolume;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.CommandSpec;
import io.cplnprefect.cpln.workload.CommandStatus;
import io.cplnprefect.cpln.workload.ContainerStatus;
import io.cplnprefect.cpln.workload.DeploymentVersion;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import io.cplnprefect.cpln.workload.JobExecution;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import io.cplnprefect.cpln.workload.StopReplica;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import io.cplnprefect.cpln.workload.option.RolloutOptions;
import io.cplnprefect.cpln.workload.status.LoadBalancerStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which model an entry of the inventory has. */
final class InventoryModels {

    /** The models of whole entries. */
    static final Map<String, Class<?>> MODELS = Map.ofEntries(
            entry("accessreport", AccessReport.class),
            entry("agent", Agent.class),
            entry("agentinfo", AgentInfo.class),
            entry("auditctx", AuditContext.class),
            entry("base", Item.class),
            entry("cloudaccount", CloudAccount.class),
            entry("cloudaccountinstructions", CloudAccountInstructions.class),
            entry("command", Command.class),
            entry("containerstatus", ContainerStatus.class),
            entry("dbcluster", DbCluster.class),
            entry("deployment", WorkloadDeployment.class),
            entry("deploymentversion", DeploymentVersion.class),
            entry("discovery", Discovery.class),
            entry("domain", Domain.class),
            entry("envoy:AccessLog", AccessLogFilter.class),
            entry("envoy:Cluster", Cluster.class),
            entry("envoy:ConnectRpc", ConnectRpcFilter.class),
            entry("envoy:Cors", CorsFilter.class),
            entry("envoy:ExcExtAuth", ExcludedRoute.class),
            entry("envoy:ExcludedRateLimit", ExcludedRoute.class),
            entry("envoy:ExtAuthz", ExtAuthzFilter.class),
            entry("envoy:GrpcJsonTranscoder", GrpcJsonTranscoderFilter.class),
            entry("envoy:GrpcWeb", GrpcWebFilter.class),
            entry("envoy:JwtAuthn", JwtAuthnFilter.class),
            entry("envoy:RateLimit", RateLimitFilter.class),
            entry("envvar", EnvironmentVariable.class),
            entry("event", Event.class),
            entry("group", Group.class),
            entry("gvc", Gvc.class),
            entry("identity", Identity.class),
            entry("image", Image.class),
            entry("inviterequest", Invite.class),
            entry("inviteresponse", InviteResult.class),
            entry("ipset", IpSet.class),
            entry("jobexecution", JobExecution.class),
            entry("link", Link.class),
            entry("loadbalancerstatus", LoadBalancerStatus.class),
            entry("location", Location.class),
            entry("memcachecluster", MemcacheCluster.class),
            entry("mk8s", Mk8sCluster.class),
            entry("org", Org.class),
            entry("permissions", PermissionSet.class),
            entry("policy", Policy.class),
            entry("query", SelectionQuery.class),
            entry("quota", Quota.class),
            entry("resourcepolicy", ResourcePolicy.class),
            entry("rolloutoptions", RolloutOptions.class),
            entry("secret", SecretDocument.class),
            entry("serviceaccount", ServiceAccount.class),
            entry("serviceaccountkey", ServiceAccountKey.class),
            entry("spicedbcluster", SpicedbCluster.class),
            entry("task", Task.class),
            entry("tenant", Tenant.class),
            entry("tracing", Tracing.class),
            entry("user", User.class),
            entry("volumeset", VolumeSet.class),
            entry("workload", Workload.class));

    /** The models of parts of entries, by the path of the part. */
    static final Map<String, Class<?>> PARTS = Map.ofEntries(
            // The settings of the log-in by browser are a map of free form.
            entry("discovery.firebase.apiKey", String.class),
            entry("discovery.firebase.authDomain", String.class),
            entry("discovery.firebase.projectId", String.class),
            entry("cloudaccount.data<AwsConfig>", AwsCloudAccount.class),
            entry("cloudaccount.data<GcpConfig>", GcpCloudAccount.class),
            entry("cloudaccount.data<AzureConfig>", AzureCloudAccount.class),
            entry("cloudaccount.data<NgsConfig>", NgsCloudAccount.class),
            entry("cloudaccount:aws.data", AwsCloudAccount.class),
            entry("cloudaccount:gcp.data", GcpCloudAccount.class),
            entry("cloudaccount:azure.data", AzureCloudAccount.class),
            entry("cloudaccount:ngs.data", NgsCloudAccount.class),
            entry("secret:aws.data", AwsSecret.class),
            entry("secret:azure-connector.data", AzureConnectorSecret.class),
            entry("secret:azure-sdk.data", String.class),
            entry("secret:dictionary.data", Map.class),
            entry("secret:docker.data", String.class),
            entry("secret:ecr.data", EcrSecret.class),
            entry("secret:gcp.data", String.class),
            entry("secret:keypair.data", KeyPairSecret.class),
            entry("secret:nats-account.data", NatsAccountSecret.class),
            entry("secret:opaque.data", OpaqueSecret.class),
            entry("secret:tls.data", TlsSecret.class),
            entry("secret:userpass.data", UserPasswordSecret.class),
            // The status of this command has one member for each location.
            entry("command:deleteVolumeSet.status", Map.class),
            entry("command:deleteVolumeSet.status{}", LocationDeletion.class));

    /** The models of requests that start a command; their responses are {@link CommandSpec} and {@link CommandStatus}. */
    static final Map<String, Class<?>> COMMANDS = Map.ofEntries(
            entry("command:createVolumeSnapshot", CreateVolumeSnapshot.class),
            entry("command:deleteOrphanedVolume", DeleteOrphanedVolume.class),
            entry("command:deleteOrphanedVolumeSnapshot", DeleteOrphanedVolumeSnapshot.class),
            entry("command:deleteVolume", DeleteVolume.class),
            entry("command:deleteVolumeSnapshot", DeleteVolumeSnapshot.class),
            entry("command:expandVolume", ExpandVolume.class),
            entry("command:replaceVolume", ReplaceVolume.class),
            entry("command:restoreVolume", RestoreVolume.class),
            entry("command:runCronWorkload", RunCronWorkload.class),
            entry("command:shrinkVolume", ShrinkVolume.class),
            entry("command:stopReplica", StopReplica.class));

    /** Entries without a model of this table, and why. */
    static final Map<String, String> NOT_MODELLED = Map.ofEntries(
            entry("apierror", "the document of errors, which the call pipeline reads"),
            entry("list", "a page, which the pager reads"),
            entry("queryresult", "a page, which the pager reads"),
            entry("config", "internal to the platform: no public endpoint is known"),
            entry("gvcconfig", "internal to the platform: the data of a config"),
            entry("orgconfig", "internal to the platform: the data of a config"),
            entry("crmevent", "internal to the platform: no endpoint"),
            entry("outboxmessage", "internal to the platform: no endpoint"),
            entry("locationdns", "internal to the platform: no endpoint"),
            entry(
                    "statefulsetstatus",
                    "internal to the platform: no endpoint; its volume set is that of volumeset.status"),
            entry("imagesummary", "its path is unknown"),
            entry("policymembership", "its path is unknown"));

    private InventoryModels() {}

    /** Returns the types in which a field of an entry must exist: the model, or the request and the response of a command. */
    static List<Class<?>> roots(String entry, String path) {
        if (entry.startsWith("command:")) {
            Class<?> request = COMMANDS.get(entry);
            return path.startsWith("status")
                    ? List.of(CommandStatus.class)
                    : Stream.ofNullable(request)
                            .<Class<?>>mapMulti((type, types) -> {
                                types.accept(type);
                                types.accept(CommandSpec.class);
                            })
                            .toList();
        }
        return entry.contains(":") && !entry.startsWith("envoy:")
                ? List.of(SecretDocument.class)
                : List.of(MODELS.getOrDefault(entry, Object.class));
    }

    /** Returns whether an entry has a model. */
    static boolean isModelled(String entry) {
        return MODELS.containsKey(entry)
                || entry.startsWith("command:")
                || entry.startsWith("secret:")
                || entry.startsWith("cloudaccount:");
    }
}
