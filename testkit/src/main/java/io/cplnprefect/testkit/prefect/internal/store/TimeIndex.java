/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Flow runs in the order of a time, those with equal times in the order of their creation. */
public final class TimeIndex {
    private final TreeSet<Entry> entries =
            new TreeSet<>(Comparator.comparing(Entry::time).thenComparingLong(Entry::sequence));

    private record Entry(
            Instant time, long sequence, @Nullable FlowRun run) {}

    TimeIndex() {}

    void add(@Nullable Instant time, FlowRun run) {
        entries.add(entry(time, run));
    }

    void remove(@Nullable Instant time, FlowRun run) {
        entries.remove(entry(time, run));
    }

    /**
     * Returns the runs in an interval that includes its limits. Runs without a time come first, and are part of it only
     * if both limits are null.
     */
    public Iterable<FlowRun> between(@Nullable Instant after, @Nullable Instant before) {
        if (after != null && before != null && after.isAfter(before)) {
            return List.of();
        }
        SortedSet<Entry> found = entries;
        if (after != null) {
            found = found.tailSet(new Entry(after, Long.MIN_VALUE, null));
        } else if (before != null) {
            found = found.tailSet(new Entry(Instant.MIN.plusNanos(1), Long.MIN_VALUE, null));
        }
        if (before != null) {
            found = found.headSet(new Entry(before, Long.MAX_VALUE, null));
        }
        SortedSet<Entry> within = found;
        return () -> runs(within.iterator());
    }

    private static Iterator<FlowRun> runs(Iterator<Entry> entries) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public FlowRun next() {
                return Objects.requireNonNull(entries.next().run());
            }
        };
    }

    private static Entry entry(@Nullable Instant time, FlowRun run) {
        return new Entry(time == null ? Instant.MIN : time, run.sequence, run);
    }
}
