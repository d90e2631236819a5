/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The addresses of a cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ClusterLoadAssignment.Builder.class)
public interface ClusterLoadAssignment extends Extensible {

    /** Returns the name of the cluster; {@code null} if it is not set. */
    @JsonProperty("cluster_name")
    @Nullable
    String clusterName();

    /** Returns the addresses, as Envoy defines them; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object endpoints();

    /** Returns the policy of load balancing, as Envoy defines it; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object policy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ClusterLoadAssignment}. Not thread-safe. */
    final class Builder extends ImmutableClusterLoadAssignment.Builder {
        Builder() {}
    }
}
