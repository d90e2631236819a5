/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The percentile of the latency by which a workload is scaled. An unknown value is kept. Immutable and thread-safe. */
public final class LatencyPercentile extends OpenValue {

    /** The median. */
    public static final LatencyPercentile P50 = new LatencyPercentile("p50");

    /** The 75th percentile. */
    public static final LatencyPercentile P75 = new LatencyPercentile("p75");

    /** The 99th percentile. */
    public static final LatencyPercentile P99 = new LatencyPercentile("p99");

    private LatencyPercentile(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static LatencyPercentile of(String value) {
        return new LatencyPercentile(value);
    }
}
