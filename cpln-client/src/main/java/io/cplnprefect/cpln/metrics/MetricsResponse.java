/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The response to a query, in the format of Prometheus: a value is a pair of time in seconds and number as text. */
record MetricsResponse(@Nullable Data data) {

    record Data(@Nullable String resultType, @Nullable JsonNode result) {}

    List<Series> series() {
        if (data == null || data.result == null) {
            return List.of();
        }
        if ("scalar".equals(data.resultType) || "string".equals(data.resultType)) {
            return List.of(new Series(Map.of(), List.of(sample(data.result))));
        }
        List<Series> series = new ArrayList<>();
        for (JsonNode each : data.result) {
            List<Sample> samples = new ArrayList<>();
            if (each.has("value")) {
                samples.add(sample(each.path("value")));
            }
            each.path("values").forEach(value -> samples.add(sample(value)));
            series.add(new Series(labels(each.path("metric")), samples));
        }
        return List.copyOf(series);
    }

    private static Map<String, String> labels(JsonNode metric) {
        Map<String, String> labels = new HashMap<>();
        metric.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static Sample sample(JsonNode pair) {
        BigDecimal millis = pair.path(0).decimalValue().movePointRight(3).setScale(0, RoundingMode.HALF_UP);
        return new Sample(
                Instant.ofEpochMilli(millis.longValueExact()),
                number(pair.path(1).asText()));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
