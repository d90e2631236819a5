/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The rollout of changes of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RolloutOptions.Builder.class)
public interface RolloutOptions extends Extensible {

    /** Returns the seconds for which a new replica must be ready before the next one is replaced; 0 by default; {@code null} if it is not set. */
    @Nullable
    Integer minReadySeconds();

    /** Returns the maximum number or percentage of replicas that are unavailable; {@code null} if it is not set. */
    @Nullable
    String maxUnavailableReplicas();

    /** Returns the maximum number or percentage of additional replicas; {@code null} if it is not set. */
    @Nullable
    String maxSurgeReplicas();

    /** Returns the order in which replicas are replaced; {@code OrderedReady} by default; {@code null} if it is not set. */
    @Nullable
    ScalingPolicy scalingPolicy();

    /** Returns the seconds that a replica has to end after the signal, from 0 to 900; 90 by default; {@code null} if it is not set. */
    @Nullable
    Integer terminationGracePeriodSeconds();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RolloutOptions}. Not thread-safe. */
    final class Builder extends ImmutableRolloutOptions.Builder {
        Builder() {}
    }
}
