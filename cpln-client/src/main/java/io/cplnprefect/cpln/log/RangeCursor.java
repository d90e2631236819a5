/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.call.Page;
import java.util.List;

/**
 * Where the next page of a range begins, and how many lines of that very time were given out before. The service orders lines of
 * one time in the same way each time it is asked.
 */
record RangeCursor(long nanos, int given) {

    static RangeCursor beginning(long nanos) {
        return new RangeCursor(nanos, 0);
    }

    static RangeCursor parse(String text) {
        String[] parts = text.split("/", 2);
        return new RangeCursor(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    Page<LogEntry> page(List<LogEntry> batch, int limit) {
        List<LogEntry> fresh = batch.subList(skipped(batch), batch.size());
        if (batch.size() < limit) {
            return new Page<>(fresh, null);
        }
        long last = batch.get(batch.size() - 1).timestampNanos();
        if (last == nanos) {
            // The service never gives more than a page of one time, so what it still has of this one cannot be had.
            return new Page<>(fresh, (nanos + 1) + "/0");
        }
        int ofLast = (int)
                batch.stream().filter(entry -> entry.timestampNanos() == last).count();
        return new Page<>(fresh, last + "/" + ofLast);
    }

    private int skipped(List<LogEntry> batch) {
        int same = 0;
        while (same < given && same < batch.size() && batch.get(same).timestampNanos() == nanos) {
            same++;
        }
        return same;
    }
}
