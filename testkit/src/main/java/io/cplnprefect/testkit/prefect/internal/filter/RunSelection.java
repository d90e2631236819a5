/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import io.cplnprefect.testkit.prefect.internal.store.Candidates;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
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
    /** Returns the runs in the order of descending ids. */
    public Stream<FlowRun> stream() {
        return remaining == null ? candidates.stream() : candidates.stream().filter(remaining);
    }

    /** Returns the number of runs. */
    public long count() {
        return remaining == null ? candidates.size() : stream().count();
    }
}
