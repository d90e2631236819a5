/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.ReadBack;
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

/** The calls for flow runs. Thread-safe. */
public interface FlowRuns {

    /**
     * Creates a flow run without a deployment. Its first state is PENDING unless the request contains one. If the flow has a
     * flow run with the same idempotency key, the call returns that one.
     */
    @POST("flow_runs/")
    @SafeToRepeat("carries an idempotency key")
    ApiCall<FlowRun> create(@Body FlowRunCreate flowRun);

    /** Reads a flow run. */
    @GET("flow_runs/{id}")
    ApiCall<FlowRun> read(@Path("id") UUID id);

    /** Changes a flow run. A concurrent change of the same member is replaced. */
    @PATCH("flow_runs/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body FlowRunUpdate update);

    /** Adds labels to a flow run. A label is a text, a number or a boolean, and cannot be removed. */
    @PATCH("flow_runs/{id}/labels")
    @SafeToRepeat("adds the same labels again")
    @Since("3.1.6")
    ApiCall<Void> addLabels(@Path("id") UUID id, @Body Map<String, Object> labels);

    /** Deletes a flow run. */
    @DELETE("flow_runs/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /**
     * Proposes a state. The server may refuse it or write another one, and the call still succeeds: examine the result.
     *
     * <p>Only some proposals are sent again after a failure that leaves their effect unknown, see
     * {@link StateProposal#safeToRepeat()}. If the response is lost in the end, the flow run and its history are read, and
     * {@link OrchestrationResult#effect} returns what was found. If they cannot be read either, or no time is left, the call
     * fails with the error of the proposal; its effect is then unknown, and it may still take effect later.
     */
    @POST("flow_runs/{id}/set_state")
    @ReadBack(ProposedState.class)
    ApiCall<OrchestrationResult> setState(@Path("id") UUID id, @Body StateProposal proposal);

    /** Reads one page of the flow runs that a query selects. */
    @POST("flow_runs/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<FlowRun>> filterPage(@Body FlowRunQuery query);

    /** Lists what a query selects, lazily, page by page. An object that changes between two pages may be missing or appear twice. */
    default Pager<FlowRun> filter(FlowRunQuery query) {
        return OffsetPages.of(query, this::filterPage);
    }

    /** Counts the flow runs that a query selects; its order, limit and offset are ignored. */
    @POST("flow_runs/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body FlowRunQuery query);
}
