/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import io.cplnprefect.prefect.state.StateType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads flow runs by page. */
final class OpenRuns {

    static final int PAGE = 200;

    private final Prefect prefect;
    private final Set<String> workQueues;

    OpenRuns(Prefect prefect) {
        this(prefect, Set.of());
    }

    /** Creates the reads of the runs of some work queues; of all if the set is empty. */
    OpenRuns(Prefect prefect, Set<String> workQueues) {
        this.prefect = prefect;
        this.workQueues = workQueues;
    }

    /** Returns the filter of the work queues, or {@code null} for all. */
    @Nullable
    WorkQueueFilter queues() {
        return workQueues.isEmpty()
                ? null
                : WorkQueueFilter.builder().name(In.any(workQueues)).build();
    }

    boolean selects(RunView run) {
        return workQueues.isEmpty()
                || (run.read() != null
                        && workQueues.contains(String.valueOf(run.read().workQueueName())));
    }

    /** Reads the runs of a work pool that have or may get a job, and those that await a retry, perhaps within their process. */
    void ofPool(String workPool, Consumer<FlowRun> consumer) {
        read(workPool, StateFilter.types(StateType.PENDING, StateType.RUNNING, StateType.CANCELLING), consumer);
        read(
                workPool,
                StateFilter.builder()
                        .type(InOrNot.any(StateType.SCHEDULED))
                        .name(InOrNot.any("AwaitingRetry"))
                        .build(),
                consumer);
    }

    private void read(String workPool, StateFilter state, Consumer<FlowRun> consumer) {
        prefect.flowRuns()
                .filter(FlowRunQuery.builder()
                        .workPools(WorkPoolFilter.names(workPool))
                        .workPoolQueues(queues())
                        .flowRuns(FlowRunFilter.builder().state(state).build())
                        .build())
                .forEach(consumer);
    }

    /** Reads some runs, at most {@link #PAGE}, with one request. */
    ApiResponse<List<FlowRun>> of(List<UUID> ids) {
        return prefect.flowRuns()
                .filterPage(FlowRunQuery.builder()
                        .flowRuns(FlowRunFilter.builder().id(InOrNot.any(ids)).build())
                        .limit(ids.size())
                        .build())
                .executeForResponse();
    }
}
