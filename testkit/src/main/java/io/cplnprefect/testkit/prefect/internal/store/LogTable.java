/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All log lines, indexed by their flow run. */
public final class LogTable {
    private final List<LogLine> all = new ArrayList<>();
    private final Map<String, List<LogLine>> byRun = new HashMap<>();

    LogTable() {}

    /** Stores a line. */
    public void add(LogLine line) {
        all.add(line);
        if (line.flowRunId() != null) {
            byRun.computeIfAbsent(line.flowRunId(), missing -> new ArrayList<>())
                    .add(line);
        }
    }

    /** Deletes all lines. */
    void clear() {
        all.clear();
        byRun.clear();
    }

    /** Returns all lines in the order in which they were stored. */
    public Stream<LogLine> all() {
        return all.stream();
    }

    /** Returns the lines of flow runs. */
    public Stream<LogLine> ofRuns(Collection<String> flowRunIds) {
        return flowRunIds.stream().distinct().flatMap(id -> byRun.getOrDefault(id, List.of()).stream());
    }
}
