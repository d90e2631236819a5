/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.util.Map;

/**
 * A line that the logs service has left out of a tail because the reader was too slow. Immutable and thread-safe.
 *
 * @param labels labels by name
 * @param timestampNanos time in nanoseconds since 1970
 */
public record DroppedEntry(Map<String, String> labels, long timestampNanos) {
    /** Copies the labels. */
    public DroppedEntry {
        labels = Map.copyOf(labels);
    }
}
