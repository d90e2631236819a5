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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoints of the metrics service. */
public final class MetricEndpoints {
    private static final String API = "/metrics/org/{org}/api/v1";
    private static final int MAX_STEPS = 11_000;

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
                Route.of("GET", API + "/query", request -> reported(request, this::query)),
                Route.of("GET", API + "/query_range", request -> reported(request, this::queryRange)));
    }

    /** Reports an invalid request as Prometheus does. */
    private static ApiResponse reported(ApiRequest request, Route.Handler handler) {
        try {
            return handler.handle(request);
        } catch (IllegalArgumentException e) {
            return ApiResponse.json(
                    400,
                    Json.object()
                            .put("status", "error")
                            .put("errorType", "bad_data")
                            .put("error", e.getMessage()));
        }
    }

    private ApiResponse query(ApiRequest request) {
        PromQuery query = permitted(request);
        Instant time = time(request, "time", clock.instant());
        Map<Map<String, String>, ObjectNode> results = new LinkedHashMap<>();
        for (PromQuery.Value value : query.at(metrics, request.variable("org"), time)) {
            addValue(result(results, value.labels()).putArray("value"), time, value.value());
        }
        return success("vector", results.values());
    }

    private ApiResponse queryRange(ApiRequest request) {
        PromQuery query = permitted(request);
        Instant start = time(request, "start", null);
        Instant end = time(request, "end", null);
        long step = decimal(request, "step", null).movePointRight(3).longValue();
        if (step <= 0 || (end.toEpochMilli() - start.toEpochMilli()) / step > MAX_STEPS) {
            throw new IllegalArgumentException("step must be positive, with at most " + MAX_STEPS + " steps");
        }
        Map<Map<String, String>, ObjectNode> results = new LinkedHashMap<>();
        for (Instant time = start; !time.isAfter(end); time = time.plusMillis(step)) {
            for (PromQuery.Value value : query.at(metrics, request.variable("org"), time)) {
                addValue(result(results, value.labels()).withArray("values").addArray(), time, value.value());
            }
        }
        return success("matrix", results.values());
    }

    private PromQuery permitted(ApiRequest request) {
        if (request.principal().injected()) {
            throw ApiException.forbidden("The metrics service does not accept the token of a workload");
        }
        access.require(request.principal(), Kinds.named("org"), "readMetrics", Links.org(request.variable("org")));
        String query = request.parameter("query");
        return PromQueryText.parse(query == null ? "" : query);
    }

    private static ObjectNode result(Map<Map<String, String>, ObjectNode> results, Map<String, String> labels) {
        return results.computeIfAbsent(labels, added -> {
            ObjectNode result = Json.object();
            added.forEach(result.putObject("metric")::put);
            return result;
        });
    }

    private static ApiResponse success(String type, Collection<ObjectNode> results) {
        ObjectNode document = Json.object().put("status", "success");
        document.putObject("data").put("resultType", type).putArray("result").addAll(results);
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
            throw new IllegalArgumentException(name + " must be a number of seconds, not " + text);
        }
    }
}
