/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.log.Log;
import io.cplnprefect.prefect.log.LogFilter;
import io.cplnprefect.prefect.log.LogQuery;
import io.cplnprefect.prefect.log.LogSort;
import io.cplnprefect.prefect.query.In;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The newest lines of a job that its flow run already has. They were written by an earlier worker, or by a request whose response was
 * lost. Not thread-safe.
 */
final class PostedLines {

    /** A line that becomes visible late is at most this much older than the newest one. */
    private static final Duration WINDOW = Duration.ofSeconds(90);

    /** Lines of equal times are written a microsecond apart. */
    private static final Duration SHIFT = Duration.ofSeconds(1);

    private static final int MAX_LINES = 20_000;

    private final Map<String, List<Instant>> times = new HashMap<>();
    private final Instant begin;

    /** Creates the lines of a list, newest first, which contains all lines of the job since the given time. */
    private PostedLines(List<Log> lines, Instant begin) {
        for (Log line : lines) {
            times.computeIfAbsent(line.message(), message -> new ArrayList<>()).add(line.timestamp());
        }
        times.values().forEach(each -> each.sort(Comparator.naturalOrder()));
        this.begin = begin;
    }

    /**
     * Reads the lines with a number of requests that depends on the lines within the window only, unless the flow itself has written
     * many lines since.
     */
    static PostedLines read(Prefect prefect, UUID flowRunId, String logger) {
        LogQuery newestFirst = LogQuery.builder()
                .logs(LogFilter.builder().flowRunId(In.any(List.of(flowRunId))).build())
                .sort(LogSort.TIMESTAMP_DESC)
                .build();
        List<Log> lines = new ArrayList<>();
        for (Log line : prefect.logs().filter(newestFirst)) {
            if (!line.name().equals(logger)) {
                continue;
            }
            Instant begin =
                    lines.isEmpty() ? Instant.MIN : lines.get(0).timestamp().minus(WINDOW);
            if (line.timestamp().isBefore(begin)) {
                return new PostedLines(lines, begin);
            }
            if (lines.size() == MAX_LINES) {
                // A job that writes so fast has written all older lines before.
                return new PostedLines(lines, lines.get(MAX_LINES - 1).timestamp());
            }
            lines.add(line);
        }
        return new PostedLines(lines, Instant.MIN);
    }

    /** Returns whether the flow run has the line, and removes it, so that an equal line is not taken for the same one. */
    boolean remove(Instant time, String message) {
        if (time.isBefore(begin)) {
            return true;
        }
        List<Instant> posted = times.get(message);
        if (posted == null) {
            return false;
        }
        for (Iterator<Instant> each = posted.iterator(); each.hasNext(); ) {
            Instant candidate = each.next();
            if (!candidate.isBefore(time) && candidate.isBefore(time.plus(SHIFT))) {
                each.remove();
                return true;
            }
        }
        return false;
    }
}
