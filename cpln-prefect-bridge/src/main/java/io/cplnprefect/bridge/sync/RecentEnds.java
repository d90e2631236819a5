/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.flowrun.FlowRunSort;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The flow runs whose final state the bridge has written lately. Such a state may be stale: written over a SCHEDULED of a user, it
 * would hide a retry.
 */
final class RecentEnds {

    /** How long after its write a stale final state is found. Prefect was seen to apply proposals 18 seconds late. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private RecentEnds() {}

    /** Returns whether a state is final and was proposed by the bridge. */
    static boolean isOurs(State state) {
        UUID transition = state.stateDetails().transitionId();
        return state.type().terminal() && transition != null && transition.version() == 5;
    }

    /** Reads the flow runs, newest end first; Prefect 2.20 has no filter of the end. */
    static void ofPool(
            Prefect prefect,
            @Nullable WorkQueueFilter queues,
            String workPool,
            Instant now,
            Consumer<FlowRun> consumer) {
        FlowRunQuery query = FlowRunQuery.builder()
                .workPools(WorkPoolFilter.names(workPool))
                .workPoolQueues(queues)
                .flowRuns(FlowRunFilter.builder()
                        .state(StateFilter.types(
                                StateType.COMPLETED, StateType.FAILED, StateType.CRASHED, StateType.CANCELLED))
                        .build())
                .sort(FlowRunSort.END_TIME_DESC)
                .build();
        Instant since = now.minus(WINDOW);
        for (FlowRun run : prefect.flowRuns().filter(query)) {
            if (run.endTime() == null || run.endTime().isBefore(since)) {
                return;
            }
            if (run.state() != null && isOurs(run.state())) {
                consumer.accept(run);
            }
        }
    }
}
