/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An upstream cluster, to which filters refer by name. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Cluster.Builder.class)
public interface Cluster extends ClusterOptions, Extensible {

    /** Returns the name. */
    String name();

    /** Returns the names of workloads that do not have the cluster. */
    List<String> excludedWorkloads();

    /** Returns how addresses are found: {@code STATIC}, {@code STRICT_DNS}, {@code LOGICAL_DNS}, {@code EDS} or {@code ORIGINAL_DST}; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the addresses; {@code null} if it is not set. */
    @JsonProperty("load_assignment")
    @Nullable
    ClusterLoadAssignment loadAssignment();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Cluster}. Not thread-safe. */
    final class Builder extends ImmutableCluster.Builder {
        Builder() {}
    }
}
