/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.ClusterAutoscaler;
import io.cplnprefect.cpln.mk8s.node.Networking;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster on Triton. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TritonProvider.Builder.class)
public interface TritonProvider extends Extensible {

    /** Returns the connection to the API of the provider; {@code null} if it is not set. */
    @Nullable
    TritonConnection connection();

    /** Returns the networks of the cluster; {@code null} if it is not set. */
    @Nullable
    Networking networking();

    /** Returns the script that each node runs before it joins the cluster; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String preInstallScript();

    /** Returns the location of the platform that runs the control plane, such as {@code aws-eu-central-1}; {@code null} if it is not set. */
    @Nullable
    String location();

    /** Returns the load balancer of the cluster; {@code null} if it is not set. */
    @Nullable
    TritonLoadBalancer loadBalancer();

    /** Returns the id of the private network of the nodes; {@code null} if it is not set. */
    @Nullable
    String privateNetworkId();

    /** Returns whether the nodes have a firewall; {@code null} if it is not set. */
    @Nullable
    Boolean firewallEnabled();

    /** Returns the node pools. */
    List<TritonNodePool> nodePools();

    /** Returns the id of the image of the nodes; {@code null} if it is not set. */
    @Nullable
    String imageId();

    /** Returns the public SSH keys of the nodes. */
    List<String> sshKeys();

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

    /** A builder of {@link TritonProvider}. Not thread-safe. */
    final class Builder extends ImmutableTritonProvider.Builder {
        Builder() {}
    }
}
