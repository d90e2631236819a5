/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.List;
import java.util.stream.Stream;

/** The runs that an index returns for a condition, in disjoint sets. */
public final class Candidates {
    private final List<RunSet> parts;

    Candidates(List<RunSet> parts) {
        this.parts = parts;
    }

    /** Returns the number of runs. */
    public int size() {
        return parts.stream().mapToInt(RunSet::size).sum();
    }

    /** Returns the runs in the default order; reads only what is used. */
    public Stream<FlowRun> stream() {
        return in(RunOrder.ID_DESC, 0);
    }

    /** Returns the runs in an order, from a position on; reads only what is used. */
    public Stream<FlowRun> in(RunOrder order, int position) {
        MergedRuns merged =
                new MergedRuns(order, parts.stream().map(part -> part.in(order)).toList());
        merged.skip(position);
        return merged.stream();
    }

    /** Returns the smaller one of this and other candidates. */
    public Candidates or(Candidates other) {
        return other.size() < size() ? other : this;
    }
}
