/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.core.call.SensitiveResponse;
import io.cplnprefect.prefect.dialect.ReadBack;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.NumberedPages;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.DeletedIds;
import io.cplnprefect.prefect.query.NumberedPage;
import io.cplnprefect.prefect.query.NumberedQuery;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.RunHistory;
import io.cplnprefect.prefect.state.SetStateStatus;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

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

    /** Reads the states of a flow run, oldest first. */
    @GET("flow_run_states/")
    ApiCall<List<State>> states(@Query("flow_run_id") UUID id);

    /**
     * Returns the call that reads the effect of a proposed state, as {@link #setState} does after a lost response. It is for
     * callers that kept the transition id of a proposal, such as a process that was restarted: a proposal that is not
     * {@linkplain StateProposal#safeToRepeat() safe to repeat} must be read back instead of being sent again.
     *
     * <p>The status of the result is {@link SetStateStatus#ACCEPT} if the flow run has or had a state with the transition id, and
     * {@link SetStateStatus#UNKNOWN} if it does not: a request that is still on its way may write it later.
     *
     * @param id id of the flow run
     * @param transitionId {@linkplain StateProposal#transitionId() transition id} of the proposal
     * @return the call; it sends two requests that share one deadline
     */
    default ApiCall<OrchestrationResult> readProposal(UUID id, UUID transitionId) {
        return ProposedState.read(transitionId, states(id), read(id));
    }

    /** Reads one page of the flow runs that a query selects. */
    @POST("flow_runs/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<FlowRun>> filterPage(@Body FlowRunQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<FlowRun> filter(FlowRunQuery query) {
        return query.sort() == null || query.sort().equals(FlowRunSort.ID_DESC)
                ? StablePages.byId(query, this::filterPage, FlowRun::id)
                : StablePages.of(query, this::filterPage, FlowRun::id);
    }

    /** Counts the flow runs that a query selects; its order, limit and offset are ignored. */
    @POST("flow_runs/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body FlowRunQuery query);

    /** Deletes the flow runs that a filter selects, at most 50. */
    @POST("flow_runs/bulk_delete")
    @Since("3.6.16")
    ApiCall<DeletedIds> deleteAll(@Body FlowRunBulkDelete request);

    /**
     * Proposes a state for the flow runs that a filter selects, at most 50. A call whose effect is unknown is not sent
     * again, and not read back.
     */
    @POST("flow_runs/bulk_set_state")
    @Since("3.6.16")
    ApiCall<FlowRunBulkSetStateResult> setStates(@Body FlowRunBulkSetState request);

    /**
     * Reads a page by its number, with the number of all flow runs that the query selects. The offset of the query is
     * ignored.
     */
    @POST("flow_runs/paginate")
    @SafeToRepeat("reads only")
    @Since("3.0.0")
    ApiCall<NumberedPage<FlowRun>> paginate(@Body NumberedQuery<FlowRunQuery> query);

    /**
     * Lists what a query selects by numbered pages, lazily; {@link Pager#from} accepts the number of a page. The limit of
     * the query is the number of objects on a page. An object may be missing or listed twice if others enter or leave the
     * list between two pages; {@link #filter} has no such gaps.
     */
    default Pager<FlowRun> numberedPages(FlowRunQuery query) {
        return NumberedPages.of(query, this::paginate);
    }

    /** Counts flow runs by state and time. */
    @POST("flow_runs/history")
    @SafeToRepeat("reads only")
    ApiCall<List<RunHistory>> history(@Body FlowRunHistoryQuery query);

    /**
     * Returns the average seconds by which the flow runs that a query selects were late; its order, limit and offset are
     * ignored. A server that selects none responds with null, and the call fails with a {@link
     * io.cplnprefect.core.error.DecodingException}.
     */
    @POST("flow_runs/lateness")
    @SafeToRepeat("reads only")
    ApiCall<Double> averageLateness(@Body FlowRunQuery query);

    /** Reads the task runs of a flow run and what they depend on. */
    @GET("flow_runs/{id}/graph")
    ApiCall<List<TaskDependency>> dependencies(@Path("id") UUID id);

    /** Reads the graph of a flow run. */
    @GET("flow_runs/{id}/graph-v2")
    ApiCall<RunGraph> graph(@Path("id") UUID id);

    /**
     * Reads the graph of a flow run from a time on.
     *
     * @param since the earliest start of the nodes to read
     */
    @GET("flow_runs/{id}/graph-v2")
    ApiCall<RunGraph> graph(@Path("id") UUID id, @Query("since") Instant since);

    /** Resumes a paused flow run. The server may refuse it, and the call still succeeds: examine the result. */
    @POST("flow_runs/{id}/resume")
    ApiCall<OrchestrationResult> resume(@Path("id") UUID id, @Body FlowRunResume request);

    /** Sends a value to a flow run. If it has a value with the key, the call fails with status 409. */
    @POST("flow_runs/{id}/input")
    ApiCall<Void> createInput(@Path("id") UUID id, @Body FlowRunInputCreate input);

    /** Reads the values that were sent to a flow run. */
    @SensitiveResponse
    @POST("flow_runs/{id}/input/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<FlowRunInput>> inputs(@Path("id") UUID id, @Body FlowRunInputQuery query);

    /**
     * Reads a value that was sent to a flow run, as a plain Java value. A value that is not a JSON document can be read
     * with {@link #inputs} only.
     */
    @SensitiveResponse
    @GET("flow_runs/{id}/input/{key}")
    ApiCall<Object> readInput(@Path("id") UUID id, @Path("key") String key);

    /** Deletes a value that was sent to a flow run. */
    @DELETE("flow_runs/{id}/input/{key}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> deleteInput(@Path("id") UUID id, @Path("key") String key);
}
