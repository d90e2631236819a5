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

/** A Kubernetes cluster on Linode. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LinodeProvider.Builder.class)
public interface LinodeProvider extends Extensible {

    /** Returns the region, such as {@code eu-central}; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the link of the secret with the token of the provider; {@code null} if it is not set. */
    @Nullable
    String tokenSecretLink();

    /** Returns the id of the firewall; {@code null} if it is not set. */
    @Nullable
    String firewallId();

    /** Returns the node pools. */
    List<LinodeNodePool> nodePools();

    /** Returns the image of the nodes; {@code null} if it is not set. */
    @Nullable
    String image();

    /** Returns the users whose SSH keys the nodes accept. */
    List<String> authorizedUsers();

    /** Returns the public SSH keys that the nodes accept. */
    List<String> authorizedKeys();

    /** Returns the id of the VPC; {@code null} if it is not set. */
    @Nullable
    String vpcId();

    /** Returns the script that each node runs before it joins the cluster; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String preInstallScript();

    /** Returns the networks of the cluster; {@code null} if it is not set. */
    @Nullable
    Networking networking();

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

    /** A builder of {@link LinodeProvider}. Not thread-safe. */
    final class Builder extends ImmutableLinodeProvider.Builder {
        Builder() {}
    }
}
