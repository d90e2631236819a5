/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values of all metrics. Thread-safe. */
public final class MetricStore {
    /** The values of a metric with the same labels, by time. */
    record Series(String org, Map<String, String> labels, NavigableMap<Instant, Double> values) {
        /** Returns the latest value at a time, or null if there is none yet. */
        @Nullable
        Double at(Instant time) {
            Map.Entry<Instant, Double> latest = values.floorEntry(time);
            return latest == null ? null : latest.getValue();
        }
    }

    private final Map<Series, Series> series = new LinkedHashMap<>();

    /** Adds a value; the labels contain the name as {@code __name__}. */
    public synchronized void add(String org, Map<String, String> labels, Instant time, double value) {
        Series key = new Series(org, new TreeMap<>(labels), new TreeMap<>());
        series.computeIfAbsent(key, added -> new Series(org, key.labels(), new TreeMap<>()))
                .values()
                .put(time, value);
    }

    synchronized List<Series> find(String org, Predicate<Map<String, String>> labels) {
        List<Series> found = new ArrayList<>();
        for (Series each : series.values()) {
            if (each.org().equals(org) && labels.test(each.labels())) {
                found.add(new Series(org, each.labels(), new TreeMap<>(each.values())));
            }
        }
        return found;
    }
}
