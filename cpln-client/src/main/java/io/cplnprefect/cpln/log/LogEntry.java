/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.util.Map;

/**
 * A line of a log. Immutable and thread-safe.
 *
 * @param labels labels by name: {@code workload}, {@code container}, {@code replica}, {@code stream} and others
 * @param timestampNanos time in nanoseconds since 1970; several lines may have the same time
 * @param line the text; the platform cuts it at 16 KiB
 */
public record LogEntry(Map<String, String> labels, long timestampNanos, String line) {
    /** Copies the labels. */
    public LogEntry {
        labels = Map.copyOf(labels);
    }
}
