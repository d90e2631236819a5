/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.discovery.PlatformService;
import io.cplnprefect.cpln.internal.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * The logs of the workloads of an organization. Immutable and thread-safe.
 *
 * <p>Reading requires the permission {@code readLogs} on the organization. The token that Control Plane injects into a workload
 * does not have it.
 */
public final class Logs {

    /** The server refuses requests for 1000 lines and more. */
    private static final int PAGE = 999;

    private static final Duration LONGEST_RANGE = Duration.ofDays(30);
    private static final int TAIL_PAGE = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final Endpoint RANGE = Endpoint.of("GET", "/logs/org/{org}/loki/api/v1/query_range");

    private final PlatformService service;
    private final TimeSource time;
    private final Supplier<Secret> token;
    private final String path;

    /**
     * Creates the logs of an organization. Nothing is sent.
     *
     * @param service the logs service
     * @param time the source of time
     * @param token source of the token, which WebSockets send without a scheme
     * @param org name of the organization
     * @throws UsageException if the name is invalid
     */
    public Logs(PlatformService service, TimeSource time, Supplier<Secret> token, String org) {
        this.service = service;
        this.time = time;
        this.token = token;
        this.path = "/logs/org/" + Names.require("org", org) + "/loki/api/v1/";
    }

    /**
     * Returns the lines of a time range, oldest first.
     *
     * <p>A range of more than 30 days is read in parts, because the service refuses longer ones. The next page starts at the time of
     * the last line, because the service may have more lines of that time; lines that were returned before are omitted. If more than
     * 999 lines have the same time, the service returns only 999 of them.
     *
     * @param query selects the lines
     * @param fromNanos earliest time in nanoseconds since 1970, included
     * @param toNanos latest time in nanoseconds since 1970, excluded; {@link Long#MAX_VALUE} for the end of the log
     * @return the lines, read lazily, page by page
     * @throws UsageException if the range is empty
     */
    public Pager<LogEntry> range(LogQl query, long fromNanos, long toNanos) {
        if (fromNanos >= toNanos) {
            throw new UsageException("Invalid log range from " + fromNanos + " to " + toNanos
                    + ": expected a start before the end, both in nanoseconds since 1970");
        }
        return Pager.of(cursor -> {
            RangeCursor start = cursor == null ? RangeCursor.startingAt(fromNanos) : RangeCursor.parse(cursor);
            long partEnd = partEnd(start.nanos(), toNanos);
            String range = "&start=" + start.nanos() + "&end=" + partEnd;
            return read(query, range, PAGE, "forward").mapResponse(response -> {
                // Later parts have no lines yet if they are in the future of the service.
                Instant date = response.date();
                boolean isLast = Instant.EPOCH.plusNanos(partEnd).isAfter(date == null ? time.now() : date);
                return start.page(response.body(), PAGE, partEnd, isLast ? partEnd : toNanos);
            });
        });
    }

    private static long partEnd(long fromNanos, long toNanos) {
        long longest = LONGEST_RANGE.toNanos();
        return fromNanos > Long.MAX_VALUE - longest ? toNanos : Math.min(toNanos, fromNanos + longest);
    }

    /**
     * Returns a call that reads the last lines of the last hour, newest first.
     *
     * @param query selects the lines
     * @param limit maximum number of lines, from 1 to 999; a greater number is reduced
     * @return the call
     * @throws UsageException if the limit is less than 1
     */
    public ApiCall<List<LogEntry>> last(LogQl query, int limit) {
        return last(query, time.now().minus(Duration.ofHours(1)), limit);
    }

    /**
     * Returns a call that reads the last lines since a time, newest first.
     *
     * @param query selects the lines
     * @param since the earliest time; if it is more than 30 days ago, the last 30 days are read, because the service refuses
     *     longer ranges
     * @param limit maximum number of lines, from 1 to 999; a greater number is reduced
     * @return the call
     * @throws UsageException if the limit is less than 1
     */
    public ApiCall<List<LogEntry>> last(LogQl query, Instant since, int limit) {
        if (limit < 1) {
            throw new UsageException("Invalid limit " + limit + ": expected 1 to " + PAGE);
        }
        Instant earliest = time.now().minus(LONGEST_RANGE);
        long from = (since.isBefore(earliest) ? earliest : since).toEpochMilli() * NANOS_PER_MILLI;
        // Without an end, the server uses its own present time.
        return read(query, "&start=" + from, Math.min(limit, PAGE), "backward").map(batch -> {
            List<LogEntry> newestFirst = new ArrayList<>(batch);
            Collections.reverse(newestFirst);
            return newestFirst;
        });
    }

    private ApiCall<List<LogEntry>> read(LogQl query, String range, int limit, String direction) {
        String parameters = "query_range?query=" + encoded(query.toString()) + range + "&limit=" + limit + "&direction="
                + direction;
        return service.call(connection ->
                        connection.<RangeResponse>call(RANGE, path + parameters, null, RangeResponse.class))
                .map(RangeResponse::entries);
    }

    /**
     * Opens a connection that receives the lines as they are written, starting with those that exist. It does not reconnect.
     *
     * @param query selects the lines
     * @param fromNanos earliest time in nanoseconds since 1970, included
     * @param listener receives the lines and the end
     * @return the connection; it may not be established yet
     * @throws UsageException if the client is closed
     */
    public LogTail tail(LogQl query, long fromNanos, LogListener listener) {
        String address = path + "tail?query=" + encoded(query.toString()) + "&start=" + fromNanos + "&limit="
                + TAIL_PAGE + "&direction=forward";
        return LogSocket.open(service, address, token, listener);
    }

    /**
     * Follows a log: delivers its lines as they are written, each once, over any number of connections.
     *
     * @param query selects the lines
     * @param fromNanos earliest time in nanoseconds since 1970, included
     * @param listener receives the lines
     * @return the followed log, which the caller closes
     */
    public FollowedLog follow(LogQl query, long fromNanos, FollowListener listener) {
        return follow(query, fromNanos, FollowOptions.DEFAULT, listener);
    }

    /**
     * Follows a log with options.
     *
     * @param query selects the lines
     * @param fromNanos earliest time in nanoseconds since 1970, included
     * @param options the options
     * @param listener receives the lines
     * @return the followed log, which the caller closes
     */
    public FollowedLog follow(LogQl query, long fromNanos, FollowOptions options, FollowListener listener) {
        FollowedLog followed = new FollowedLog(this, time, query, fromNanos, options, listener);
        followed.start();
        return followed;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
