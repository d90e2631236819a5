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

/** A Kubernetes cluster on Oblivus. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OblivusProvider.Builder.class)
public interface OblivusProvider extends Extensible {

    /** Returns the data centre: {@code MON1} or {@code OSL1}; {@code null} if it is not set. */
    @Nullable
    String datacenter();

    /** Returns the link of the secret with the token of the provider; {@code null} if it is not set. */
    @Nullable
    String tokenSecretLink();

    /** Returns the node pools. */
    List<OblivusNodePool> nodePools();

    /** Returns the names of the SSH keys of the nodes. */
    List<String> sshKeys();

    /** Returns the node pools whose machines the user adds. */
    List<UnmanagedNodePool> unmanagedNodePools();

    /** Returns the rules by which the node pools are resized; {@code null} if it is not set. */
    @Nullable
    ClusterAutoscaler autoscaler();

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

    /** A builder of {@link OblivusProvider}. Not thread-safe. */
    final class Builder extends ImmutableOblivusProvider.Builder {
        Builder() {}
    }
}
