/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which lines of a request whose response was lost the server has stored. A server stores large requests in several
 * transactions, so it may have a part of the lines.
 */
final class StoredLines {

    private StoredLines() {}

    /** What identifies a line; servers cut times to microseconds, and some to milliseconds. */
    private record Identity(
            @Nullable UUID flowRunId, @Nullable UUID taskRunId, String name, int level, Instant time, String message) {

        static Identity of(LogCreate line) {
            return new Identity(
                    line.flowRunId(),
                    line.taskRunId(),
                    line.name(),
                    line.level(),
                    line.timestamp().truncatedTo(ChronoUnit.MILLIS),
                    line.message());
        }

        static Identity of(Log line) {
            return new Identity(
                    line.flowRunId(),
                    line.taskRunId(),
                    line.name(),
                    line.level(),
                    line.timestamp().truncatedTo(ChronoUnit.MILLIS),
                    line.message());
        }
    }

    /** Returns the query of all lines that may be those of a batch. */
    static LogQuery query(List<LogCreate> batch) {
        Set<UUID> runs = batch.stream()
                .map(LogCreate::flowRunId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        LogFilter.Builder filter = LogFilter.builder()
                .timestamp(TimeRange.between(
                        time(batch, Comparator.naturalOrder()).truncatedTo(ChronoUnit.MILLIS),
                        time(batch, Comparator.reverseOrder()).plusMillis(1)));
        if (!runs.isEmpty() && batch.stream().allMatch(line -> line.flowRunId() != null)) {
            filter.flowRunId(In.any(runs));
        }
        return LogQuery.builder()
                .logs(filter.build())
                .sort(LogSort.TIMESTAMP_ASC)
                .build();
    }

    private static Instant time(List<LogCreate> batch, Comparator<Instant> order) {
        return batch.stream().map(LogCreate::timestamp).min(order).orElseThrow();
    }

    /** Returns the lines of a batch that the server does not have. */
    static List<LogCreate> missing(List<LogCreate> batch, List<Log> stored) {
        Map<Identity, Integer> counts = new HashMap<>();
        stored.forEach(line -> counts.merge(Identity.of(line), 1, Integer::sum));
        List<LogCreate> missing = new ArrayList<>();
        for (LogCreate line : batch) {
            Integer left = counts.merge(Identity.of(line), -1, Integer::sum);
            if (left == null || left < 0) {
                missing.add(line);
            }
        }
        return missing;
    }
}
