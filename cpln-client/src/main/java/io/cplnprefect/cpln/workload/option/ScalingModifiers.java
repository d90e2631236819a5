/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A formula that combines the sources of KEDA into one value. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ScalingModifiers.Builder.class)
public interface ScalingModifiers extends Extensible {

    /** Returns the value of the formula that is aimed at; {@code null} if it is not set. */
    @Nullable
    String target();

    /** Returns the value above which the workload is scaled from zero; {@code null} if it is not set. */
    @Nullable
    String activationTarget();

    /** Returns how the value is compared with the target; {@code null} if it is not set. */
    @Nullable
    KedaMetricType metricType();

    /** Returns the formula; {@code null} if it is not set. */
    @Nullable
    String formula();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ScalingModifiers}. Not thread-safe. */
    final class Builder extends ImmutableScalingModifiers.Builder {
        Builder() {}
    }
}
