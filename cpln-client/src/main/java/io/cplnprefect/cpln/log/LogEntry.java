/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.util.Map;

/**
 * One line. Immutable.
 *
 * @param labels what wrote it: {@code workload}, {@code container}, {@code replica}, {@code stream} and others
 * @param timestampNanos when, in nanoseconds since 1970; several lines may have the same
 * @param line its text; the platform cuts it at 16 KiB
 */
public record LogEntry(Map<String, String> labels, long timestampNanos, String line) {
    /** Copies the labels. */
    public LogEntry {
        labels = Map.copyOf(labels);
    }
}
