/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A position in a list that changes between two requests.
 *
 * @param steps number of requests since rows were listed; with it, no two requests of an iteration have the same cursor
 * @param offset number of rows to skip
 * @param listed number of rows that were listed before
 * @param last ids of the rows that were listed last, in their order; empty at the start
 */
record PageCursor(int steps, int offset, long listed, List<UUID> last) {

    private static final String SEPARATOR = ";";

    static PageCursor parse(@Nullable String text, int start) {
        if (text == null) {
            return new PageCursor(0, start, 0, List.of());
        }
        String[] parts = text.split(SEPARATOR, -1);
        List<UUID> last = Arrays.stream(parts[3].split(",", -1))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList();
        return new PageCursor(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]), last);
    }

    /** Returns the cursor of a request for the same rows at another offset. */
    PageCursor at(int otherOffset) {
        return new PageCursor(steps + 1, otherOffset, listed, last);
    }

    /** Returns the cursor after rows were listed. */
    PageCursor after(long rows, int nextOffset, List<UUID> ids) {
        return new PageCursor(0, nextOffset, listed + rows, ids);
    }

    @Override
    public String toString() {
        String ids = last.stream().map(UUID::toString).collect(Collectors.joining(","));
        return steps + SEPARATOR + offset + SEPARATOR + listed + SEPARATOR + ids;
    }
}
