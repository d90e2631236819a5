/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

import io.cplnprefect.testkit.cpln.internal.log.LogStore.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;

/** Log lines in the order of their timestamps; those with equal timestamps in the order of their arrival. */
final class LogLines implements Iterable<Line> {
    private final List<Line> lines = new ArrayList<>();

    /** Returns the lines of several lists, each of another stream. */
    static LogLines merged(Collection<LogLines> parts) {
        LogLines merged = new LogLines();
        parts.forEach(part -> merged.lines.addAll(part.lines));
        merged.lines.sort(Comparator.comparingLong(Line::nanos));
        return merged;
    }

    /** Adds a line after all lines that are not younger, which are all but after a correction of the clock. */
    void add(Line line) {
        lines.add(firstFrom(line.nanos() + 1), line);
    }

    @Override
    public Iterator<Line> iterator() {
        return lines.iterator();
    }

    /** Returns the lines of the time range of a selection, forward or backward. */
    Iterator<Line> within(LogSelection range, boolean forward) {
        int start = firstFrom(range.start());
        List<Line> found = lines.subList(start, Math.max(start, firstFrom(range.end())));
        if (forward) {
            return found.iterator();
        }
        ListIterator<Line> backward = found.listIterator(found.size());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return backward.hasPrevious();
            }

            @Override
            public Line next() {
                return backward.previous();
            }
        };
    }

    /** Returns the position of the first line that is not older than a time. */
    private int firstFrom(long nanos) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).nanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
