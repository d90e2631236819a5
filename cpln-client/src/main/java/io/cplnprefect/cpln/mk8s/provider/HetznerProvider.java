/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.ClusterAutoscaler;
import io.cplnprefect.cpln.mk8s.node.Networking;
import io.cplnprefect.cpln.mk8s.node.UnmanagedNodePool;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster on Hetzner. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HetznerProvider.Builder.class)
public interface HetznerProvider extends Extensible {

    /** Returns the region: {@code fsn1}, {@code nbg1}, {@code hel1}, {@code ash} or {@code hil}; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the labels of all machines. */
    Map<String, @AllowNulls String> hetznerLabels();

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

    /** Returns the id of the network; {@code null} if it is not set. */
    @Nullable
    String networkId();

    /** Returns the id of the firewall; {@code null} if it is not set. */
    @Nullable
    String firewallId();

    /** Returns the node pools. */
    List<HetznerNodePool> nodePools();

    /** Returns the node pools of dedicated servers. */
    List<UnmanagedNodePool> dedicatedServerNodePools();

    /** Returns the image of the nodes; {@code ubuntu-20.04} by default; {@code null} if it is not set. */
    @Nullable
    String image();

    /** Returns the name of the SSH key of the nodes; {@code null} if it is not set. */
    @Nullable
    String sshKey();

    /** Returns the rules by which the node pools are resized; {@code null} if it is not set. */
    @Nullable
    ClusterAutoscaler autoscaler();

    /** Returns the labels of the floating addresses that nodes receive. */
    Map<String, @AllowNulls String> floatingIPSelector();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HetznerProvider}. Not thread-safe. */
    final class Builder extends ImmutableHetznerProvider.Builder {
        Builder() {}
    }
}
