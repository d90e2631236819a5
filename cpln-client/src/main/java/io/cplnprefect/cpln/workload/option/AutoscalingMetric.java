/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The metric by which a workload is scaled. An unknown value is kept. Immutable and thread-safe. */
public final class AutoscalingMetric extends OpenValue {

    /** The concurrent requests per replica. */
    public static final AutoscalingMetric CONCURRENCY = new AutoscalingMetric("concurrency");

    /** The percentage of the CPU. */
    public static final AutoscalingMetric CPU = new AutoscalingMetric("cpu");

    /** The percentage of the memory. */
    public static final AutoscalingMetric MEMORY = new AutoscalingMetric("memory");

    /** The requests per second and replica. */
    public static final AutoscalingMetric REQUESTS_PER_SECOND = new AutoscalingMetric("rps");

    /** The latency in milliseconds. */
    public static final AutoscalingMetric LATENCY = new AutoscalingMetric("latency");

    /** The sources of KEDA. */
    public static final AutoscalingMetric KEDA = new AutoscalingMetric("keda");

    /** No scaling: the minimum number of replicas runs. */
    public static final AutoscalingMetric DISABLED = new AutoscalingMetric("disabled");

    private AutoscalingMetric(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static AutoscalingMetric of(String value) {
        return new AutoscalingMetric(value);
    }
}
