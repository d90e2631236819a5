/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.state.StateType;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads flow runs by page. */
final class OpenRuns {

    static final int PAGE = 200;

    private final Prefect prefect;

    OpenRuns(Prefect prefect) {
        this.prefect = prefect;
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
