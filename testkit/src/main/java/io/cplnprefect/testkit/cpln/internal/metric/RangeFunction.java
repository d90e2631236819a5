/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions of PromQL over the values of a series within a range. The rate of a counter is its increase between the first and the
 * last value, over the time between them: nothing is extrapolated.
 */
enum RangeFunction {
    RATE,
    INCREASE,
    SUM_OVER_TIME,
    AVG_OVER_TIME,
    MIN_OVER_TIME,
    MAX_OVER_TIME,
    COUNT_OVER_TIME,
    LAST_OVER_TIME;

    private static final double MILLIS = 1e3;

    /** Returns the value for the values of a range, which has one at least; null if there is none. */
    @Nullable
    Double of(NavigableMap<Instant, Double> values, Duration range) {
        return switch (this) {
            case RATE -> perSecond(values);
            case INCREASE -> {
                Double rate = perSecond(values);
                yield rate == null ? null : rate * range.toMillis() / MILLIS;
            }
            case SUM_OVER_TIME -> Aggregate.SUM.of(values.values());
            case AVG_OVER_TIME -> Aggregate.AVG.of(values.values());
            case MIN_OVER_TIME -> Aggregate.MIN.of(values.values());
            case MAX_OVER_TIME -> Aggregate.MAX.of(values.values());
            case COUNT_OVER_TIME -> Aggregate.COUNT.of(values.values());
            case LAST_OVER_TIME -> values.lastEntry().getValue();
        };
    }

    /** A counter that decreases was reset to zero. */
    private static @Nullable Double perSecond(NavigableMap<Instant, Double> values) {
        long millis = Duration.between(values.firstKey(), values.lastKey()).toMillis();
        if (millis == 0) {
            return null;
        }
        double increase = 0;
        double previous = values.firstEntry().getValue();
        for (double value : values.tailMap(values.firstKey(), false).values()) {
            increase += value < previous ? value : value - previous;
            previous = value;
        }
        return increase / millis * MILLIS;
    }
}
