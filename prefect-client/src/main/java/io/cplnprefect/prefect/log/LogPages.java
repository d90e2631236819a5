/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a flow run in order. Each page begins with the time at which the last one ended, and leaves out the lines of that
 * time that were read before: an offset from the first line would skip or repeat lines whenever a line of an earlier time is written
 * between two pages.
 */
final class LogPages {

    private static final int FULL_PAGE = 200;

    private LogPages() {}

    /**
     * Where a page begins.
     *
     * @param time time of its first lines, or {@code null} for the beginning
     * @param offset number of lines of that time to skip; only if they fill pages of their own
     * @param read ids of lines of that time that were read before
     */
    private record Cursor(@Nullable Instant time, int offset, Set<UUID> read) {

        static Cursor parse(@Nullable String text) {
            if (text == null) {
                return new Cursor(null, 0, Set.of());
            }
            String[] parts = text.split(" ", -1);
            Set<UUID> read = new HashSet<>();
            for (int i = 2; i < parts.length; i++) {
                read.add(UUID.fromString(parts[i]));
            }
            return new Cursor(Instant.parse(parts[0]), Integer.parseInt(parts[1]), read);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(time + " " + offset);
            read.forEach(id -> text.append(' ').append(id));
            return text.toString();
        }

        /** Returns the beginning of the page after a full one. */
        Cursor after(List<Log> page) {
            Instant last = page.get(page.size() - 1).timestamp();
            Set<UUID> ids = new HashSet<>();
            page.stream()
                    .filter(line -> line.timestamp().equals(last) && line.id() != null)
                    .forEach(line -> ids.add(line.id()));
            boolean sameTime = page.get(0).timestamp().equals(last);
            if (sameTime) {
                ids.addAll(last.equals(time) ? read : Set.of());
                return new Cursor(last, (last.equals(time) ? offset : 0) + page.size(), ids);
            }
            return new Cursor(last, 0, ids);
        }
    }

    static Pager<Log> of(UUID flowRunId, @Nullable Instant since, Function<LogQuery, ApiCall<List<Log>>> reading) {
        return Pager.of(text -> {
            Cursor cursor = Cursor.parse(text);
            Instant begin = cursor.time == null ? since : cursor.time;
            LogFilter.Builder filter = LogFilter.builder().flowRunId(In.any(flowRunId));
            if (begin != null) {
                filter.timestamp(TimeRange.after(begin));
            }
            LogQuery query = LogQuery.builder()
                    .logs(filter.build())
                    .sort(LogSort.TIMESTAMP_ASC)
                    .limit(FULL_PAGE)
                    .offset(cursor.offset)
                    .build();
            return reading.apply(query).map(lines -> {
                List<Log> unread = new ArrayList<>(lines);
                unread.removeIf(line -> cursor.read.contains(line.id()));
                return new Page<>(
                        unread,
                        lines.size() < FULL_PAGE ? null : cursor.after(lines).toString());
            });
        });
    }
}
