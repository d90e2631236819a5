/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.metric;

import java.util.Collection;

/** The functions of PromQL that compute one value of several. */
enum Aggregate {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT;

    double of(Collection<Double> values) {
        var all = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return switch (this) {
            case SUM -> all.getSum();
            case AVG -> all.getAverage();
            case MIN -> all.getMin();
            case MAX -> all.getMax();
            case COUNT -> all.getCount();
        };
    }
}
