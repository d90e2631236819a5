/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The growth of volumes that become full. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeAutoscaling.Builder.class)
public interface VolumeAutoscaling extends Extensible {

    /** Returns the maximum size of a volume in GB; {@code null} if it is not set. */
    @Nullable
    BigDecimal maxCapacity();

    /** Returns the percentage of free space below which a volume grows, from 1 to 100; {@code null} if it is not set. */
    @Nullable
    BigDecimal minFreePercentage();

    /** Returns the factor by which a volume grows; {@code null} if it is not set. */
    @Nullable
    BigDecimal scalingFactor();

    /** Returns the growth ahead of the need; {@code null} if it is not set. */
    @Nullable
    PredictiveScaling predictive();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeAutoscaling}. Not thread-safe. */
    final class Builder extends ImmutableVolumeAutoscaling.Builder {
        Builder() {}
    }
}
