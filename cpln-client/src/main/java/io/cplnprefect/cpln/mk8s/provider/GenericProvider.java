/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.Networking;
import io.cplnprefect.cpln.mk8s.node.UnmanagedNodePool;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster on machines that the user adds. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GenericProvider.Builder.class)
public interface GenericProvider extends Extensible {

    /** Returns the location of the platform that runs the control plane, such as {@code aws-eu-central-1}; {@code null} if it is not set. */
    @Nullable
    String location();

    /** Returns the networks of the cluster; {@code null} if it is not set. */
    @Nullable
    Networking networking();

    /** Returns the node pools. */
    List<UnmanagedNodePool> nodePools();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GenericProvider}. Not thread-safe. */
    final class Builder extends ImmutableGenericProvider.Builder {
        Builder() {}
    }
}
