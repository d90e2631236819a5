/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The logs service: range queries and tails. */
final class LogHandlers {
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final int LIMIT = 100;

    private final LogStore logs;
    private final LogTails tails;
    private final Access access;
    private final Clock clock;
    private final Connections connections;

    LogHandlers(LogStore logs, LogTails tails, Access access, Clock clock, Connections connections) {
        this.connections = connections;
        this.logs = logs;
        this.tails = tails;
        this.access = access;
        this.clock = clock;
    }

    Answer queryRange(Call call) {
        requireReadLogs(call);
        long now = LogStore.nanos(clock.instant());
        long start = nanos(call, "start", "from", now - LOOK_BACK.toNanos());
        long end = nanos(call, "end", "to", Long.MAX_VALUE);
        if (Math.min(end, now) - start > LONGEST_SPAN.toNanos()) {
            throw ApiFault.badRequest("the query time range exceeds the limit of " + LONGEST_SPAN.toDays() + " days");
        }
        String direction = call.parameter("direction");
        boolean forward = "forward".equals(direction);
        if (!forward && direction != null && !direction.equals("backward")) {
            throw ApiFault.badRequest("direction is one of forward, backward, not " + direction);
        }
        Predicate<LogStore.Line> wanted = wanted(call, Math.max(start, now - RETENTION.toNanos()), end);
        return Answer.json(result(page(logs.find(wanted), limit(call), forward), forward));
    }

    Answer tail(Call call) {
        requireReadLogs(call);
        long now = LogStore.nanos(clock.instant());
        long start = nanos(call, "start", "from", now - LOOK_BACK.toNanos());
        long end = nanos(call, "end", "to", Long.MAX_VALUE);
        return Answer.webSocket(new LogTail(tails, wanted(call, start, end), limit(call), connections.current()));
    }

    private void requireReadLogs(Call call) {
        String orgLink = Links.org(call.variable("org"));
        if (call.principal().injected()) {
            throw ApiFault.forbidden("The token of a workload is not accepted here; use a service account key");
        }
        access.require(call.principal(), Kinds.named("org"), "readLogs", orgLink);
    }

    private static Predicate<LogStore.Line> wanted(Call call, long start, long end) {
        String text = call.parameter("query");
        if (text == null || text.isBlank()) {
            throw ApiFault.badRequest("the parameter query is required");
        }
        LogQuery query = LogQuery.parse(text);
        String org = call.variable("org");
        return line -> line.org().equals(org) && line.nanos() >= start && line.nanos() < end && query.matches(line);
    }

    private static List<LogStore.Line> page(List<LogStore.Line> found, int limit, boolean forward) {
        int size = Math.min(limit, found.size());
        return forward ? found.subList(0, size) : found.subList(found.size() - size, found.size());
    }

    private static ObjectNode result(List<LogStore.Line> lines, boolean forward) {
        Map<Map<String, String>, ArrayNode> streams = new LinkedHashMap<>();
        for (LogStore.Line line : lines) {
            ArrayNode value = Json.array().add(Long.toString(line.nanos())).add(line.text());
            ArrayNode values = streams.computeIfAbsent(line.labels(), labels -> Json.array());
            values.insert(forward ? values.size() : 0, value);
        }
        ObjectNode answer = Json.object().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", "streams");
        ArrayNode result = data.putArray("result");
        streams.forEach((labels, values) -> {
            ObjectNode stream = result.addObject();
            labels.forEach(stream.putObject("stream")::put);
            stream.set("values", values);
        });
        data.putObject("stats");
        return answer;
    }

    private static long nanos(Call call, String name, String otherName, long defaultValue) {
        @Nullable String text = call.parameter(name) == null ? call.parameter(otherName) : call.parameter(name);
        if (text == null) {
            return defaultValue;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiFault.badRequest(name + " must be nanoseconds since the epoch, not " + text);
        }
    }

    private static int limit(Call call) {
        String text = call.parameter("limit");
        try {
            int limit = text == null ? LIMIT : Integer.parseInt(text);
            if (limit <= 0) {
                throw ApiFault.badRequest("limit must be a positive value");
            }
            return limit;
        } catch (NumberFormatException e) {
            throw ApiFault.badRequest("limit must be a number, not " + text);
        }
    }
}
