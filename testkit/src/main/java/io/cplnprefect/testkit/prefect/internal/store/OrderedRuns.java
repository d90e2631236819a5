/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Flow runs in an order, with positions.
 *
 * <p>They are kept in sorted blocks: an insertion moves the runs of one block, and a position is found by the sizes of
 * the blocks before it, so that neither cost grows with the number of runs in practice.
 */
final class OrderedRuns {
    private static final int BLOCK = 512;

    private final RunOrder order;
    private final List<List<FlowRun>> blocks = new ArrayList<>();
    private int size;

    OrderedRuns(RunOrder order, List<FlowRun> runs) {
        this.order = order;
        this.size = runs.size();
        List<FlowRun> sorted = new ArrayList<>(runs);
        sorted.sort(order);
        for (int from = 0; from < size; from += BLOCK / 2) {
            blocks.add(new ArrayList<>(sorted.subList(from, Math.min(size, from + BLOCK / 2))));
        }
    }

    int size() {
        return size;
    }

    void add(FlowRun run) {
        int number = Math.max(0, Math.min(blockOf(run), blocks.size() - 1));
        if (blocks.isEmpty()) {
            blocks.add(new ArrayList<>());
        }
        List<FlowRun> block = blocks.get(number);
        int found = Collections.binarySearch(block, run, order);
        block.add(found < 0 ? -found - 1 : found, run);
        size++;
        if (block.size() > BLOCK) {
            List<FlowRun> half = block.subList(BLOCK / 2, block.size());
            blocks.add(number + 1, new ArrayList<>(half));
            half.clear();
        }
    }

    /**
     * Removes a run.
     *
     * @throws IllegalStateException if the run is not found, because it was changed without {@link FlowRunTable#change}
     */
    void remove(FlowRun run) {
        int number = blockOf(run);
        int found = number == blocks.size() ? -1 : Collections.binarySearch(blocks.get(number), run, order);
        if (found < 0) {
            throw new IllegalStateException("The order " + order.name() + " does not contain flow run " + run.id);
        }
        List<FlowRun> block = blocks.get(number);
        block.remove(found);
        size--;
        if (block.isEmpty()) {
            blocks.remove(number);
        }
    }

    /** Returns the run at a position. */
    FlowRun get(int position) {
        return from(position).next();
    }

    /** Returns all runs. */
    List<FlowRun> all() {
        List<FlowRun> all = new ArrayList<>(size);
        blocks.forEach(all::addAll);
        return all;
    }

    /** Returns the runs from a position on. */
    Iterator<FlowRun> from(int position) {
        int number = 0;
        int rest = position;
        while (number < blocks.size() && rest >= blocks.get(number).size()) {
            rest -= blocks.get(number).size();
            number++;
        }
        return new Reader(number, rest);
    }

    /** Returns the number of the first block whose last run does not precede a run. */
    private int blockOf(FlowRun run) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            List<FlowRun> block = blocks.get(middle);
            if (order.compare(block.get(block.size() - 1), run) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private final class Reader implements Iterator<FlowRun> {
        private int block;
        private int next;

        Reader(int block, int next) {
            this.block = block;
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            return block < blocks.size();
        }

        @Override
        public FlowRun next() {
            FlowRun run = blocks.get(block).get(next++);
            if (next == blocks.get(block).size()) {
                block++;
                next = 0;
            }
            return run;
        }
    }
}
