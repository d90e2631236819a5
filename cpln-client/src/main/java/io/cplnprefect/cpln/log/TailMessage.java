/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of a tail, as the logs service writes it. */
record TailMessage(
        @Nullable List<LogStreams> streams,
        @JsonProperty("dropped_entries") @Nullable List<Dropped> droppedEntries) {

    record Dropped(@Nullable Map<String, String> labels, long timestamp) {}

    List<LogEntry> entries() {
        return LogStreams.sorted(streams == null ? List.of() : streams);
    }

    List<DroppedEntry> dropped() {
        return droppedEntries == null
                ? List.of()
                : droppedEntries.stream()
                        .map(each -> new DroppedEntry(each.labels == null ? Map.of() : each.labels, each.timestamp))
                        .toList();
    }
}
