/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.log;

import java.util.Map;

/**
 * One line that a job wrote, as the logs service gives it. Immutable.
 *
 * @param labels the stream it belongs to, such as {@code container} and {@code replica}
 * @param timestampNanos when it was written, in nanoseconds since 1970; several lines may share one
 * @param line its text
 */
public record LogEntry(Map<String, String> labels, long timestampNanos, String line) {

    /** Copies the labels. */
    public LogEntry {
        labels = Map.copyOf(labels);
    }
}
