/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import io.cplnprefect.testkit.prefect.internal.store.Candidates;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.RunOrder;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The flow runs that a request selects.
 *
 * @param candidates the runs of an index
 * @param remaining the conditions that the index does not cover, null if there are none
 */
public record RunSelection(Candidates candidates, @Nullable Predicate<? super FlowRun> remaining) {
    /** Returns all runs, in the default order. */
    public Stream<FlowRun> stream() {
        return in(RunOrder.ID_DESC, 0);
    }

    /** Returns the runs in an order, from a position on; without remaining conditions, those before it cost nothing. */
    public Stream<FlowRun> in(RunOrder order, int position) {
        return remaining == null
                ? candidates.in(order, position)
                : candidates.in(order, 0).filter(remaining).skip(position);
    }

    /** Returns the number of runs. */
    public long count() {
        return remaining == null ? candidates.size() : stream().count();
    }
}
