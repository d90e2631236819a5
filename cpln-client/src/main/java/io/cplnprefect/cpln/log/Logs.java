/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.setting.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * The lines that an organisation's workloads write. Immutable and thread-safe.
 *
 * <p>Reading needs the permission {@code readLogs} on the org. The token that Control Plane gives to workloads never has it.
 */
public final class Logs {

    /** The server refuses ranges of a thousand and more. */
    private static final int PAGE = 999;

    private static final Endpoint RANGE = Endpoint.of("GET", "/logs/org/{org}/loki/api/v1/query_range");

    private final ServiceConnection connection;
    private final Supplier<Secret> token;
    private final String path;

    /**
     * Made by {@link io.cplnprefect.cpln.OrgScope#logs()}.
     *
     * @param connection connection to the logs service
     * @param token gives the token, which the WebSocket wants bare
     * @param org name of the organisation
     */
    public Logs(ServiceConnection connection, Supplier<Secret> token, String org) {
        this.connection = connection;
        this.token = token;
        this.path = "/logs/org/" + org + "/loki/api/v1/";
    }

    /**
     * The lines of a time range, oldest first, read page by page.
     *
     * <p>Lines with the same time can stand on both sides of a page's end. So the next page begins at the time of the last line,
     * that time included, and what was seen of it already is left out. Of more than 999 lines with one and the same time the
     * service gives no more than those, and the range goes on after them.
     *
     * @param query which lines
     * @param fromNanos earliest time, in nanoseconds since 1970, included
     * @param toNanos latest time, excluded; at most 31 days later
     * @return the lines
     */
    public Pager<LogEntry> range(LogQl query, long fromNanos, long toNanos) {
        return Pager.of(cursor -> {
            RangeCursor at = cursor == null ? RangeCursor.beginning(fromNanos) : RangeCursor.parse(cursor);
            return read(query, at.nanos(), toNanos, PAGE, "forward").map(batch -> at.page(batch, PAGE));
        });
    }

    /**
     * The last lines, newest first, of the last hour.
     *
     * @param query which lines
     * @param limit how many at most, up to 999
     * @return the call
     */
    public ApiCall<List<LogEntry>> last(LogQl query, int limit) {
        long now = Math.multiplyExact(connection.time().now().toEpochMilli() + 1000, 1_000_000L);
        return read(query, now - 3_600_000_000_000L, now, Math.min(limit, PAGE), "backward")
                .map(batch -> {
                    List<LogEntry> newestFirst = new java.util.ArrayList<>(batch);
                    java.util.Collections.reverse(newestFirst);
                    return newestFirst;
                });
    }

    private ApiCall<List<LogEntry>> read(LogQl query, long from, long to, int limit, String direction) {
        String parameters = "query_range?query=" + encoded(query.toString()) + "&start=" + from + "&end=" + to
                + "&limit=" + limit + "&direction=" + direction;
        return connection
                .<RangeAnswer>call(RANGE, path + parameters, null, RangeAnswer.class)
                .map(answer -> LogStreams.sorted(answer.streams()));
    }

    /**
     * Connects to the log and gives its lines to the listener as they come, beginning with those that are there already. It does
     * not reconnect by itself.
     *
     * @param query which lines
     * @param fromNanos earliest time, in nanoseconds since 1970
     * @param listener hears the lines and the end
     * @return the connection, which may not stand yet
     */
    public LogTail tail(LogQl query, long fromNanos, LogListener listener) {
        String address = path + "tail?query=" + encoded(query.toString()) + "&start=" + fromNanos
                + "&limit=1000&direction=forward";
        return LogSocket.open(connection, address, token.get(), listener);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
