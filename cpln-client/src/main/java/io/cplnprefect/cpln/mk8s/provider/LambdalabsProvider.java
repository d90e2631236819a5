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

/** A Kubernetes cluster on Lambda Labs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LambdalabsProvider.Builder.class)
public interface LambdalabsProvider extends Extensible {

    /** Returns the region, such as {@code us-east-1}; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the link of the secret with the token of the provider; {@code null} if it is not set. */
    @Nullable
    String tokenSecretLink();

    /** Returns the node pools. */
    List<LambdalabsNodePool> nodePools();

    /** Returns the name of the SSH key of the nodes; {@code null} if it is not set. */
    @Nullable
    String sshKey();

    /** Returns the node pools whose machines the user adds. */
    List<UnmanagedNodePool> unmanagedNodePools();

    /** Returns the rules by which the node pools are resized; {@code null} if it is not set. */
    @Nullable
    ClusterAutoscaler autoscaler();

    /** Returns the file systems of the nodes. */
    List<String> fileSystems();

    /** Returns the script that each node runs before it joins the cluster; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String preInstallScript();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LambdalabsProvider}. Not thread-safe. */
    final class Builder extends ImmutableLambdalabsProvider.Builder {
        Builder() {}
    }
}
