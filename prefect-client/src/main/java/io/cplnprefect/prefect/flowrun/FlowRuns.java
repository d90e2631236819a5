/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.OffsetPages;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.StateProposal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** Calls about flow runs. Thread-safe. */
public interface FlowRuns {

    /**
     * Makes a flow run without a deployment; its first state is PENDING unless it is given. A run of that flow with the
     * same idempotency key is answered with instead.
     */
    @POST("flow_runs/")
    @SafeToRepeat("carries an idempotency key")
    ApiCall<FlowRun> create(@Body FlowRunCreate flowRun);

    /** Reads a flow run. */
    @GET("flow_runs/{id}")
    ApiCall<FlowRun> read(@Path("id") UUID id);

    /** Changes a flow run. There is no compare-and-set: the last writer wins. */
    @PATCH("flow_runs/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body FlowRunUpdate update);

    /** Adds labels, which are texts, numbers or booleans, to those of a flow run. None can be taken away. */
    @PATCH("flow_runs/{id}/labels")
    @SafeToRepeat("adds the same labels again")
    @Since("3.1.6")
    ApiCall<Void> addLabels(@Path("id") UUID id, @Body Map<String, Object> labels);

    /** Deletes a flow run. A 404 can also mean that an earlier try of this call did it. */
    @DELETE("flow_runs/{id}")
    @SafeToRepeat("gone is gone")
    ApiCall<Void> delete(@Path("id") UUID id);

    /**
     * Proposes a state. Also an answer other than ACCEPT is a success of the call: look at the result. When the answer
     * to an earlier try was lost, {@link OrchestrationResult#applied} still tells that the state is in force.
     */
    @POST("flow_runs/{id}/set_state")
    @SafeToRepeat("carries a transition id, by which the server recognises a repeat")
    ApiCall<OrchestrationResult> setState(@Path("id") UUID id, @Body StateProposal proposal);

    /** Reads one page of the flow runs that a query picks. */
    @POST("flow_runs/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<FlowRun>> filterPage(@Body FlowRunQuery query);

    /** Lists what a query picks, lazily, page by page. What changes meanwhile may be missed or come twice. */
    default Pager<FlowRun> filter(FlowRunQuery query) {
        return OffsetPages.of(
                query.limit(),
                query.offset(),
                (limit, offset) -> filterPage(FlowRunQuery.builder()
                        .from(query)
                        .limit(limit)
                        .offset(offset)
                        .build()));
    }

    /** Counts the flow runs that a query picks; its order and page do not matter. */
    @POST("flow_runs/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body FlowRunQuery query);
}
