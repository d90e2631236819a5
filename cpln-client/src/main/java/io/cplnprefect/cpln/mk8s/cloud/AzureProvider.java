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

/** A Kubernetes cluster on Microsoft Azure. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureProvider.Builder.class)
public interface AzureProvider extends Extensible {

    /** Returns the region, such as {@code westeurope}; {@code null} if it is not set. */
    @Nullable
    String location();

    /** Returns the id of the subscription; {@code null} if it is not set. */
    @Nullable
    String subscriptionId();

    /** Returns the link of a secret of type {@code azure-sdk}; {@code null} if it is not set. */
    @Nullable
    String sdkSecretLink();

    /** Returns the resource group; {@code null} if it is not set. */
    @Nullable
    String resourceGroup();

    /** Returns the networks of the cluster; {@code null} if it is not set. */
    @Nullable
    Networking networking();

    /** Returns the script that each node runs before it joins the cluster; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String preInstallScript();

    /** Returns the image of the nodes; {@code null} if it is not set. */
    @Nullable
    AzureImage image();

    /** Returns the public SSH keys of the nodes. */
    List<String> sshKeys();

    /** Returns the id of the virtual network; {@code null} if it is not set. */
    @Nullable
    String networkId();

    /** Returns the tags of all resources. */
    Map<String, @AllowNulls String> tags();

    /** Returns the node pools. */
    List<AzureNodePool> nodePools();

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

    /** A builder of {@link AzureProvider}. Not thread-safe. */
    final class Builder extends ImmutableAzureProvider.Builder {
        Builder() {}
    }
}
