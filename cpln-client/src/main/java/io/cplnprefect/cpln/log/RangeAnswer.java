/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a range query answers. */
record RangeAnswer(@Nullable Data data) {

    record Data(@Nullable List<LogStreams> result) {}

    List<LogStreams> streams() {
        return data == null || data.result == null ? List.of() : data.result;
    }
}
