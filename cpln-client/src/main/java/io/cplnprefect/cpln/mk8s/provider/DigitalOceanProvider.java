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

/** A Kubernetes cluster on DigitalOcean. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DigitalOceanProvider.Builder.class)
public interface DigitalOceanProvider extends Extensible {

    /** Returns the region, such as {@code fra1}; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the tags of all machines. */
    List<String> digitalOceanTags();

    /** Returns the networks of the cluster; {@code null} if it is not set. */
    @Nullable
    Networking networking();

    /** Returns the script that each node runs before it joins the cluster; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String preInstallScript();

    /** Returns the link of the secret with the token of the provider; {@code null} if it is not set. */
    @Nullable
    String tokenSecretLink();

    /** Returns the id of the VPC; {@code null} if it is not set. */
    @Nullable
    String vpcId();

    /** Returns the node pools. */
    List<DigitalOceanNodePool> nodePools();

    /** Returns the image of the nodes; {@code null} if it is not set. */
    @Nullable
    String image();

    /** Returns the ids of the SSH keys of the nodes. */
    List<String> sshKeys();

    /** Returns further public SSH keys of the nodes. */
    List<String> extraSshKeys();

    /** Returns the rules by which the node pools are resized; {@code null} if it is not set. */
    @Nullable
    ClusterAutoscaler autoscaler();

    /** Returns the reserved addresses that nodes receive. */
    List<String> reservedIPs();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DigitalOceanProvider}. Not thread-safe. */
    final class Builder extends ImmutableDigitalOceanProvider.Builder {
        Builder() {}
    }
}
