/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The order in which the replicas of a stateful workload are replaced. An unknown value is kept. Immutable and thread-safe. */
public final class ScalingPolicy extends OpenValue {

    /** One after the other. */
    public static final ScalingPolicy ORDERED_READY = new ScalingPolicy("OrderedReady");

    /** All at once. */
    public static final ScalingPolicy PARALLEL = new ScalingPolicy("Parallel");

    private ScalingPolicy(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static ScalingPolicy of(String value) {
        return new ScalingPolicy(value);
    }
}
