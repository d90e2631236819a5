/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Several lists of flow runs with one order, read as one list in this order. */
final class MergedRuns {
    private final RunOrder order;
    private final List<OrderedRuns> lists;
    private final int[] positions;

    MergedRuns(RunOrder order, List<OrderedRuns> lists) {
        this.order = order;
        this.lists = lists;
        this.positions = new int[lists.size()];
    }

    /**
     * Skips runs without reading them.
     *
     * <p>Each step skips a share of one list: the list whose share ends first. All shares together are not more than what
     * is left to skip, so that every run of this share is among it.
     */
    void skip(int count) {
        int left = count;
        while (left > 0) {
            int share = Math.max(1, left / lists.size());
            int first = -1;
            for (int i = 0; i < lists.size(); i++) {
                if (rest(i) > 0 && (first < 0 || order.compare(last(i, share), last(first, share)) < 0)) {
                    first = i;
                }
            }
            if (first < 0) {
                return;
            }
            int skipped = Math.min(share, rest(first));
            positions[first] += skipped;
            left -= skipped;
        }
    }

    /** Returns the runs that are left. */
    Stream<FlowRun> stream() {
        Iterator<FlowRun> runs = lists.size() == 1 ? lists.get(0).from(positions[0]) : new Merge();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(runs, Spliterator.ORDERED), false);
    }

    private int rest(int list) {
        return lists.get(list).size() - positions[list];
    }

    /** Returns the last run of the next share of a list. */
    private FlowRun last(int list, int share) {
        return lists.get(list).get(positions[list] + Math.min(share, rest(list)) - 1);
    }

    private final class Merge implements Iterator<FlowRun> {
        private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::run, order));

        private record Head(FlowRun run, Iterator<FlowRun> rest) {}

        Merge() {
            for (int i = 0; i < lists.size(); i++) {
                add(lists.get(i).from(positions[i]));
            }
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
