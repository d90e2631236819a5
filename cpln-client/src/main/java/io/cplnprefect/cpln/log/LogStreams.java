/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines that have the same labels, as the logs service writes them: each is a pair of time and text. */
record LogStreams(
        @Nullable Map<String, String> stream, @Nullable List<List<String>> values) {

    /** Returns all lines, sorted by time; lines of the same time keep their order. */
    static List<LogEntry> sorted(List<LogStreams> streams) {
        List<LogEntry> entries = new ArrayList<>();
        for (LogStreams each : streams) {
            Map<String, String> labels = each.stream == null ? Map.of() : each.stream;
            for (List<String> value : each.values == null ? List.<List<String>>of() : each.values) {
                entries.add(new LogEntry(labels, Long.parseLong(value.get(0)), value.get(1)));
            }
        }
        entries.sort(Comparator.comparingLong(LogEntry::timestampNanos));
        return entries;
    }
}
