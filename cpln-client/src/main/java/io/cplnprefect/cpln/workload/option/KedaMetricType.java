/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** How a value is compared with its target. An unknown value is kept. Immutable and thread-safe. */
public final class KedaMetricType extends OpenValue {

    /** The value divided by the number of replicas. */
    public static final KedaMetricType AVERAGE_VALUE = new KedaMetricType("AverageValue");

    /** The value. */
    public static final KedaMetricType VALUE = new KedaMetricType("Value");

    /** The percentage of the requested resource. */
    public static final KedaMetricType UTILIZATION = new KedaMetricType("Utilization");

    private KedaMetricType(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static KedaMetricType of(String value) {
        return new KedaMetricType(value);
    }
}
