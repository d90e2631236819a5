/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The growth of volumes ahead of the need, by the rate of past growth. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PredictiveScaling.Builder.class)
public interface PredictiveScaling extends Extensible {

    /** Returns whether volumes grow ahead of the need; {@code null} if it is not set. */
    @Nullable
    Boolean enabled();

    /** Returns the past hours that are regarded, from 1 to 168; 24 by default; {@code null} if it is not set. */
    @Nullable
    Integer lookbackHours();

    /** Returns the future hours for which the space must suffice, from 1 to 72; 6 by default; {@code null} if it is not set. */
    @Nullable
    Integer projectionHours();

    /** Returns the number of samples that are required, from 2 to 100; 10 by default; {@code null} if it is not set. */
    @Nullable
    Integer minDataPoints();

    /** Returns the lowest growth that is regarded, in GB per hour; 0.01 by default; {@code null} if it is not set. */
    @Nullable
    BigDecimal minGrowthRateGBPerHour();

    /** Returns the factor by which the predicted need is multiplied; {@code null} if it is not set. */
    @Nullable
    BigDecimal scalingFactor();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PredictiveScaling}. Not thread-safe. */
    final class Builder extends ImmutablePredictiveScaling.Builder {
        Builder() {}
    }
}
