/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The rules by which the node pools of a Kubernetes cluster are resized. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ClusterAutoscaler.Builder.class)
public interface ClusterAutoscaler extends Extensible {

    /** Returns the rules by which the pool that grows is selected, in this order: {@code random}, {@code most-pods}, {@code least-waste} and {@code price}; an empty list differs from {@code null}, with which the platform uses its default. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    List<String> expander();

    /** Returns how long a node must be unneeded before it is removed, such as {@code 10m}; {@code null} if it is not set. */
    @Nullable
    String unneededTime();

    /** Returns how long a node must be not ready before it is removed, such as {@code 20m}; {@code null} if it is not set. */
    @Nullable
    String unreadyTime();

    /** Returns the share of used resources below which a node is unneeded, from 0 to 1; {@code null} if it is not set. */
    @Nullable
    BigDecimal utilizationThreshold();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ClusterAutoscaler}. Not thread-safe. */
    final class Builder extends ImmutableClusterAutoscaler.Builder {
        Builder() {}
    }
}
