/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.ClusterAutoscaler;
import io.cplnprefect.cpln.mk8s.node.Networking;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster on Amazon Web Services. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsProvider.Builder.class)
public interface AwsProvider extends Extensible {

    /** Returns the region, such as {@code eu-central-1}; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the tags of all resources. */
    Map<String, @AllowNulls String> awsTags();

    /** Returns whether the roles of the nodes exist already; {@code null} if it is not set. */
    @Nullable
    Boolean skipCreateRoles();

    /** Returns the networks of the cluster; {@code null} if it is not set. */
    @Nullable
    Networking networking();

    /** Returns the script that each node runs before it joins the cluster; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String preInstallScript();

    /** Returns the image of the nodes; {@code null} if it is not set. */
    @Nullable
    AwsImage image();

    /** Returns the ARN of the role with which the platform creates resources; {@code null} if it is not set. */
    @Nullable
    String deployRoleArn();

    /** Returns the roles that are assumed one after the other before that role. */
    List<AwsAssumedRole> deployRoleChain();

    /** Returns the id of the VPC; {@code null} if it is not set. */
    @Nullable
    String vpcId();

    /** Returns the name of the key pair of the nodes; {@code null} if it is not set. */
    @Nullable
    String keyPair();

    /** Returns the ARN of the key with which disks are encrypted; {@code null} if it is not set. */
    @Nullable
    String diskEncryptionKeyArn();

    /** Returns the ids of the security groups of the nodes. */
    List<String> securityGroupIds();

    /** Returns the ARNs of further policies of the nodes. */
    List<String> extraNodePolicies();

    /** Returns the node pools. */
    List<AwsNodePool> nodePools();

    /** Returns the rules by which the node pools are resized; {@code null} if it is not set. */
    @Nullable
    ClusterAutoscaler autoscaler();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsProvider}. Not thread-safe. */
    final class Builder extends ImmutableAwsProvider.Builder {
        Builder() {}
    }
}
