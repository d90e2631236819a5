/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The orders of lists of flow runs. Runs without the attribute are the greatest; equal ones are in the order of descending ids. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum RunOrder implements Comparator<FlowRun> {
    /** The default. */
    ID_DESC(run -> run.id, true),
    /** The earliest start first. */
    START_TIME_ASC(run -> run.startTime, false),
    /** The latest start first. */
    START_TIME_DESC(run -> run.startTime, true),
    /** The earliest expected start first. */
    EXPECTED_START_TIME_ASC(run -> run.expectedStartTime, false),
    /** The latest expected start first. */
    EXPECTED_START_TIME_DESC(run -> run.expectedStartTime, true),
    /** By name. */
    NAME_ASC(run -> run.name, false),
    /** By name, descending. */
    NAME_DESC(run -> run.name, true),
    /** The run that is due first first. */
    NEXT_SCHEDULED_START_TIME_ASC(run -> run.nextScheduledStartTime, false),
    /** The latest end first. */
    END_TIME_DESC(run -> run.endTime, true);

    /** The names, as requests have them; the default is the first. */
    public static final List<String> NAMES =
            Arrays.stream(values()).map(RunOrder::name).toList();

    private final Comparator<FlowRun> comparator;

    <T extends Comparable<? super T>> RunOrder(Function<FlowRun, @Nullable T> attribute, boolean descending) {
        this.comparator = (one, other) -> {
            T first = attribute.apply(one);
            T second = attribute.apply(other);
            int ascending = first == null || second == null
                    ? Boolean.compare(first == null, second == null)
                    : first.compareTo(second);
            return descending ? -ascending : ascending;
        };
    }

    @Override
    public int compare(FlowRun one, FlowRun other) {
        int compared = comparator.compare(one, other);
        return compared == 0 ? other.id.compareTo(one.id) : compared;
    }
}
