/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.metric;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.Access;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The endpoints of the metrics service. A query is the name of a metric with labels that must be equal. */
public final class MetricEndpoints {
    private static final String API = "/metrics/org/{org}/api/v1";
    private static final int MAX_STEPS = 11_000;
    private static final Pattern QUERY = Pattern.compile("\\s*([a-zA-Z_:][\\w:]*)\\s*(?:\\{(.*)})?\\s*");
    private static final Pattern LABEL = Pattern.compile("\\s*([a-zA-Z_]\\w*)\\s*=\\s*\"([^\"\\\\]*)\"\\s*,?");

    private final MetricStore metrics;
    private final Access access;
    private final Clock clock;

    /** Creates the endpoints over the stored values. */
    public MetricEndpoints(MetricStore metrics, Access access, Clock clock) {
        this.metrics = metrics;
        this.access = access;
        this.clock = clock;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.of("GET", API + "/query", this::query), Route.of("GET", API + "/query_range", this::queryRange));
    }

    private ApiResponse query(ApiRequest request) {
        List<MetricStore.Series> found = found(request);
        Instant time = time(request, "time", clock.instant());
        return result("vector", found, (series, result) -> {
            Double value = series.at(time);
            if (value != null) {
                addValue(result.putArray("value"), time, value);
            }
            return value != null;
        });
    }

    private ApiResponse queryRange(ApiRequest request) {
        List<MetricStore.Series> found = found(request);
        Instant start = time(request, "start", null);
        Instant end = time(request, "end", null);
        long step = decimal(request, "step", null).movePointRight(3).longValue();
        if (step <= 0 || (end.toEpochMilli() - start.toEpochMilli()) / step > MAX_STEPS) {
            throw ApiException.badRequest("step must be positive, with at most " + MAX_STEPS + " steps");
        }
        return result("matrix", found, (series, result) -> {
            ArrayNode values = result.putArray("values");
            for (Instant time = start; !time.isAfter(end); time = time.plusMillis(step)) {
                Double value = series.at(time);
                if (value != null) {
                    addValue(values.addArray(), time, value);
                }
            }
            return !values.isEmpty();
        });
    }

    private List<MetricStore.Series> found(ApiRequest request) {
        String org = request.variable("org");
        if (request.principal().injected()) {
            throw ApiException.forbidden("The metrics service does not accept the token of a workload");
        }
        access.require(request.principal(), Kinds.named("org"), "readMetrics", Links.org(org));
        String query = request.parameter("query");
        return metrics.find(org, labels(query == null ? "" : query));
    }

    private static Map<String, String> labels(String query) {
        Matcher selector = QUERY.matcher(query);
        if (!selector.matches()) {
            throw unsupported(query);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("__name__", selector.group(1));
        String rest = selector.group(2) == null ? "" : selector.group(2);
        Matcher label = LABEL.matcher(rest);
        int end = 0;
        while (label.find() && label.start() == end) {
            labels.put(label.group(1), label.group(2));
            end = label.end();
        }
        if (!rest.substring(end).isBlank()) {
            throw unsupported(query);
        }
        return labels;
    }

    private static ApiException unsupported(String query) {
        return ApiException.badRequest("The emulator supports queries such as metric{label=\"value\"}, not: " + query);
    }

    /** Adds the values of a series to a result; returns whether there are any. */
    private interface Values {
        boolean add(MetricStore.Series series, ObjectNode result);
    }

    private static ApiResponse result(String type, List<MetricStore.Series> found, Values values) {
        ObjectNode document = Json.object().put("status", "success");
        ObjectNode data = document.putObject("data").put("resultType", type);
        ArrayNode results = data.putArray("result");
        for (MetricStore.Series series : found) {
            ObjectNode result = Json.object();
            series.labels().forEach(result.putObject("metric")::put);
            if (values.add(series, result)) {
                results.add(result);
            }
        }
        return ApiResponse.json(document);
    }

    private static void addValue(ArrayNode pair, Instant time, double value) {
        String text = Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
        pair.add(BigDecimal.valueOf(time.toEpochMilli(), 3)).add(text);
    }

    private static Instant time(ApiRequest request, String name, @Nullable Instant absent) {
        BigDecimal seconds =
                decimal(request, name, absent == null ? null : BigDecimal.valueOf(absent.toEpochMilli(), 3));
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    private static BigDecimal decimal(ApiRequest request, String name, @Nullable BigDecimal absent) {
        String text = request.parameter(name);
        if (text == null && absent != null) {
            return absent;
        }
        try {
            return new BigDecimal(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest(name + " must be a number of seconds, not " + text);
        }
    }
}
