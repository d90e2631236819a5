/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The scaling of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Autoscaling.Builder.class)
public interface Autoscaling extends Extensible {

    /** Returns the metric by which replicas are added and removed; {@code null} if it is not set. */
    @Nullable
    AutoscalingMetric metric();

    /** Returns several metrics, each with its target; exclusive with the single metric. */
    List<MetricTarget> multi();

    /** Returns the percentile of the latency; {@code null} if it is not set. */
    @Nullable
    LatencyPercentile metricPercentile();

    /** Returns the value of the metric per replica that is aimed at, from 1 to 20000, and at most 100 percent for CPU and memory; 95 by default; {@code null} if it is not set. */
    @Nullable
    BigDecimal target();

    /** Returns the maximum number of replicas; 5 by default; {@code null} if it is not set. */
    @Nullable
    Integer maxScale();

    /** Returns the minimum number of replicas, which may be 0 for some types and metrics; 1 by default; {@code null} if it is not set. */
    @Nullable
    Integer minScale();

    /** Returns the seconds without requests after which a workload is scaled to zero, from 30 to 3600; 300 by default; {@code null} if it is not set. */
    @Nullable
    Integer scaleToZeroDelay();

    /** Returns the maximum number of concurrent requests per replica, from 0 (no limit) to 30000; 0 by default; {@code null} if it is not set. */
    @Nullable
    Integer maxConcurrency();

    /** Returns the scaling by KEDA; {@code null} if it is not set. */
    @Nullable
    Keda keda();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Autoscaling}. Not thread-safe. */
    final class Builder extends ImmutableAutoscaling.Builder {
        Builder() {}
    }
}
