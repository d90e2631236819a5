/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.metrics;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.discovery.PlatformService;
import io.cplnprefect.cpln.internal.Names;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The metrics of an organization, queried in the language of Prometheus. Immutable and thread-safe.
 *
 * <p>Reading requires the permission {@code readMetrics} on the organization. The token that Control Plane injects into a workload
 * does not have it.
 */
public final class Metrics {

    private static final String API = "/metrics/org/{org}/api/v1";
    private static final Endpoint INSTANT = Endpoint.of("GET", API + "/query");
    private static final Endpoint RANGE = Endpoint.of("GET", API + "/query_range");

    private final PlatformService service;
    private final String path;

    /**
     * Creates the metrics of an organization. Nothing is sent.
     *
     * @param service the metrics service
     * @param org name of the organization
     * @throws UsageException if the name is invalid
     */
    public Metrics(PlatformService service, String org) {
        this.service = service;
        this.path = "/metrics/org/" + Names.require("org", org) + "/api/v1";
    }

    /**
     * Returns a call that evaluates a query at a time.
     *
     * @param query the query, in PromQL
     * @param time the time
     * @return the call; returns one sample for each series; status 400 if the query is invalid
     */
    public ApiCall<List<Series>> instant(String query, Instant time) {
        return read(INSTANT, path + "/query?query=" + encoded(query) + "&time=" + seconds(time));
    }

    /**
     * Returns a call that evaluates a query at several times.
     *
     * @param query the query, in PromQL
     * @param from the first time
     * @param to the last time at most
     * @param step time between two evaluations, positive
     * @return the call; status 400 if the query is invalid or has too many steps
     * @throws UsageException if the step is not positive or the range is empty
     */
    public ApiCall<List<Series>> range(String query, Instant from, Instant to, Duration step) {
        if (step.isNegative() || step.isZero() || to.isBefore(from)) {
            throw new UsageException("Invalid metrics range from " + from + " to " + to + " in steps of " + step
                    + ": expected a start before the end and a positive step");
        }
        return read(
                RANGE,
                path + "/query_range?query=" + encoded(query) + "&start=" + seconds(from) + "&end=" + seconds(to)
                        + "&step=" + BigDecimal.valueOf(step.toMillis(), 3).toPlainString());
    }

    private ApiCall<List<Series>> read(Endpoint endpoint, String target) {
        return service.call(
                        connection -> connection.<MetricsResponse>call(endpoint, target, null, MetricsResponse.class))
                .map(MetricsResponse::series);
    }

    private static String seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
