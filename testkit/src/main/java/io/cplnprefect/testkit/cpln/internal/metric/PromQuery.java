/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A query in PromQL: a selector, a function over a range of a selector, or an aggregation of one of them. */
sealed interface PromQuery {

    /** Returns the values at a time. */
    List<Value> at(MetricStore metrics, String org, Instant time);

    /**
     * A value of a query.
     *
     * @param labels labels of the series
     * @param value the value
     */
    record Value(Map<String, String> labels, double value) {}

    /**
     * A condition on a label. A label that a series does not have is empty.
     *
     * @param label name of the label
     * @param accepts tests the present and the expected text
     * @param expected the expected text
     */
    record Matcher(String label, BiPredicate<String, String> accepts, String expected) {
        boolean matches(Map<String, String> labels) {
            return accepts.test(labels.getOrDefault(label, ""), expected);
        }
    }

    /** The latest values of the series with labels. */
    record Selector(List<Matcher> matchers) implements PromQuery {
        @Override
        public List<Value> at(MetricStore metrics, String org, Instant time) {
            List<Value> values = new ArrayList<>();
            for (MetricStore.Series series : find(metrics, org)) {
                Double value = series.at(time);
                if (value != null) {
                    values.add(new Value(series.labels(), value));
                }
            }
            return values;
        }

        List<MetricStore.Series> find(MetricStore metrics, String org) {
            return metrics.find(org, labels -> matchers.stream().allMatch(matcher -> matcher.matches(labels)));
        }
    }

    /** A function over the values of each series within a time. */
    record OverTime(RangeFunction function, Selector selector, Duration range) implements PromQuery {
        @Override
        public List<Value> at(MetricStore metrics, String org, Instant time) {
            List<Value> values = new ArrayList<>();
            for (MetricStore.Series series : selector.find(metrics, org)) {
                NavigableMap<Instant, Double> within = series.values().subMap(time.minus(range), false, time, true);
                Double value = within.isEmpty() ? null : function.of(within, range);
                if (value != null) {
                    Map<String, String> labels = new TreeMap<>(series.labels());
                    labels.remove("__name__");
                    values.add(new Value(labels, value));
                }
            }
            return values;
        }
    }

    /** One value for all values that have the same labels, of those that are kept. */
    record Aggregation(
            Aggregate aggregate, @Nullable Collection<String> by, Collection<String> without, PromQuery inner)
            implements PromQuery {
        @Override
        public List<Value> at(MetricStore metrics, String org, Instant time) {
            Map<Map<String, String>, List<Double>> groups = new LinkedHashMap<>();
            for (Value value : inner.at(metrics, org, time)) {
                groups.computeIfAbsent(kept(value.labels()), labels -> new ArrayList<>())
                        .add(value.value());
            }
            return groups.entrySet().stream()
                    .map(group -> new Value(group.getKey(), aggregate.of(group.getValue())))
                    .toList();
        }

        private Map<String, String> kept(Map<String, String> labels) {
            Map<String, String> kept = new TreeMap<>(labels);
            kept.remove("__name__");
            if (by == null) {
                kept.keySet().removeAll(without);
            } else {
                kept.keySet().retainAll(by);
            }
            return kept;
        }
    }
}
