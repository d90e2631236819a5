/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One of several metrics by which a workload is scaled. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MetricTarget.Builder.class)
public interface MetricTarget extends Extensible {

    /** Returns the metric; {@code null} if it is not set. */
    @Nullable
    AutoscalingMetric metric();

    /** Returns the value per replica that is aimed at; {@code null} if it is not set. */
    @Nullable
    BigDecimal target();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MetricTarget}. Not thread-safe. */
    final class Builder extends ImmutableMetricTarget.Builder {
        Builder() {}
    }
}
