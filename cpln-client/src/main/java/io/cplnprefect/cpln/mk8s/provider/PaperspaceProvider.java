/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.ClusterAutoscaler;
import io.cplnprefect.cpln.mk8s.node.UnmanagedNodePool;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster on Paperspace. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PaperspaceProvider.Builder.class)
public interface PaperspaceProvider extends Extensible {

    /** Returns the region: {@code AMS1}, {@code NY2} or {@code CA1}; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the link of the secret with the token of the provider; {@code null} if it is not set. */
    @Nullable
    String tokenSecretLink();

    /** Returns the shared drives of the nodes. */
    List<String> sharedDrives();

    /** Returns the node pools. */
    List<PaperspaceNodePool> nodePools();

    /** Returns the rules by which the node pools are resized; {@code null} if it is not set. */
    @Nullable
    ClusterAutoscaler autoscaler();

    /** Returns the node pools whose machines the user adds. */
    List<UnmanagedNodePool> unmanagedNodePools();

    /** Returns the script that each node runs before it joins the cluster; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String preInstallScript();

    /** Returns the ids of the users who have access to the nodes. */
    List<String> userIds();

    /** Returns the id of the network; {@code null} if it is not set. */
    @Nullable
    String networkId();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PaperspaceProvider}. Not thread-safe. */
    final class Builder extends ImmutablePaperspaceProvider.Builder {
        Builder() {}
    }
}
