/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The response to a range query. */
record RangeResponse(@Nullable Data data) {

    record Data(@Nullable List<LogStreams> result) {}

    List<LogEntry> entries() {
        return LogStreams.sorted(data == null || data.result == null ? List.of() : data.result);
    }
}
