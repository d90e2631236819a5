/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.metrics;

import java.util.List;
import java.util.Map;

/**
 * The values of a metric with the same labels. Immutable and thread-safe.
 *
 * @param labels labels by name; the name of the metric is {@code __name__}; empty for a scalar
 * @param samples the values, sorted by time; one for an instant query
 */
public record Series(Map<String, String> labels, List<Sample> samples) {

    /** Copies the labels and samples. */
    public Series {
        labels = Map.copyOf(labels);
        samples = List.copyOf(samples);
    }
}
