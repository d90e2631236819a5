/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

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
import io.cplnprefect.testkit.http.TrackedServerSockets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoints of the logs service: range queries and tails. */
public final class LogEndpoints {
    private static final String LOKI = "/logs/org/{org}/loki/api/v1";
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int LIMIT = 100;

    private final LogStore logs;
    private final LogTails tails;
    private final Access access;
    private final Clock clock;
    private final TrackedServerSockets sockets;

    /** Creates the endpoints over the stored lines. */
    public LogEndpoints(LogStore logs, LogTails tails, Access access, Clock clock, TrackedServerSockets sockets) {
        this.sockets = sockets;
        this.logs = logs;
        this.tails = tails;
        this.access = access;
        this.clock = clock;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.of("GET", LOKI + "/query_range", this::queryRange), Route.of("GET", LOKI + "/tail", this::tail));
    }

    private ApiResponse queryRange(ApiRequest request) {
        requireReadLogs(request);
        long now = LogStore.nanos(clock.instant());
        long start = nanos(request, "start", "from", now - LOOK_BACK.toNanos());
        long end = nanos(request, "end", "to", Long.MAX_VALUE);
        if (Math.min(end, now) - start > LONGEST_SPAN.toNanos()) {
            throw ApiException.badRequest(
                    "The query time range exceeds the limit of " + LONGEST_SPAN.toDays() + " days");
        }
        String direction = request.parameter("direction");
        boolean forward = "forward".equals(direction);
        if (!forward && direction != null && !direction.equals("backward")) {
            throw ApiException.badRequest("direction must be one of forward, backward, not " + direction);
        }
        LogSelection wanted = wanted(request, Math.max(start, now - RETENTION.toNanos()), end);
        return ApiResponse.json(result(logs.find(wanted, limit(request), forward), forward));
    }

    private ApiResponse tail(ApiRequest request) {
        requireReadLogs(request);
        long now = LogStore.nanos(clock.instant());
        long start = nanos(request, "start", "from", now - LOOK_BACK.toNanos());
        long end = nanos(request, "end", "to", Long.MAX_VALUE);
        return ApiResponse.webSocket(
                new LogTail(tails, wanted(request, start, end), limit(request), sockets.current()));
    }

    private void requireReadLogs(ApiRequest request) {
        String orgLink = Links.org(request.variable("org"));
        if (request.principal().injected()) {
            throw ApiException.forbidden(
                    "The logs service does not accept the token of a workload; use a service account key");
        }
        access.require(request.principal(), Kinds.named("org"), "readLogs", orgLink);
    }

    private static LogSelection wanted(ApiRequest request, long start, long end) {
        String text = request.parameter("query");
        if (text == null || text.isBlank()) {
            throw ApiException.badRequest("query is required");
        }
        return new LogSelection(request.variable("org"), start, end, LogQuery.parse(text));
    }

    private static ObjectNode result(List<LogStore.Line> lines, boolean forward) {
        Map<Map<String, String>, ArrayNode> streams = new LinkedHashMap<>();
        for (LogStore.Line line : lines) {
            ArrayNode value = Json.array().add(Long.toString(line.nanos())).add(line.text());
            ArrayNode values = streams.computeIfAbsent(line.labels(), labels -> Json.array());
            values.insert(forward ? values.size() : 0, value);
        }
        ObjectNode document = Json.object().put("status", "success");
        ObjectNode data = document.putObject("data").put("resultType", "streams");
        ArrayNode result = data.putArray("result");
        streams.forEach((labels, values) -> {
            ObjectNode stream = result.addObject();
            labels.forEach(stream.putObject("stream")::put);
            stream.set("values", values);
        });
        data.putObject("stats");
        return document;
    }

    private static long nanos(ApiRequest request, String name, String otherName, long defaultValue) {
        @Nullable
        String text = request.parameter(name) == null ? request.parameter(otherName) : request.parameter(name);
        if (text == null) {
            return defaultValue;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest(name + " must be nanoseconds since the epoch, not " + text);
        }
    }

    private static int limit(ApiRequest request) {
        String text = request.parameter("limit");
        try {
            int limit = text == null ? LIMIT : Integer.parseInt(text);
            if (limit <= 0) {
                throw ApiException.badRequest("limit must be a positive value");
            }
            return limit;
        } catch (NumberFormatException e) {
            throw ApiException.badRequest("limit must be a number, not " + text);
        }
    }
}
