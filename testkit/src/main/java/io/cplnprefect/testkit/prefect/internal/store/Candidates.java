/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The runs that an index returns for a condition.
 *
 * @param parts disjoint collections, each in the order of descending ids
 */
public record Candidates(List<Collection<FlowRun>> parts) {
    /** Returns the number of runs. */
    public int size() {
        return parts.stream().mapToInt(Collection::size).sum();
    }

    /** Returns the runs in the order of descending ids, which is the default order of lists; reads only what is used. */
    public Stream<FlowRun> stream() {
        Iterator<FlowRun> runs = parts.size() == 1 ? parts.get(0).iterator() : new Merge(parts);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(runs, Spliterator.ORDERED), false);
    }

    /** Returns the smaller one of this and other candidates. */
    public Candidates or(Candidates other) {
        return other.size() < size() ? other : this;
    }

    private static final class Merge implements Iterator<FlowRun> {
        private final PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.comparing(Head::run, RunIndex.LAST_ID_FIRST));

        private record Head(FlowRun run, Iterator<FlowRun> rest) {}

        Merge(List<Collection<FlowRun>> parts) {
            parts.forEach(part -> add(part.iterator()));
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public FlowRun next() {
            Head head = heads.remove();
            add(head.rest());
            return head.run();
        }

        private void add(Iterator<FlowRun> rest) {
            if (rest.hasNext()) {
                heads.add(new Head(rest.next(), rest));
            }
        }
    }
}
