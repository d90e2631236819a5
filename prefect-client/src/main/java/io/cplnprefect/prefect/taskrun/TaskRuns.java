/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.NumberedPages;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.NumberedPage;
import io.cplnprefect.prefect.query.NumberedQuery;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.RunHistory;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** The calls for task runs. Thread-safe. */
public interface TaskRuns {

    /**
     * Creates a task run. If the flow run has one with the same task key and dynamic key, the call returns that one.
     */
    @POST("task_runs/")
    ApiCall<TaskRun> create(@Body TaskRunCreate taskRun);

    /** Reads a task run. */
    @GET("task_runs/{id}")
    ApiCall<TaskRun> read(@Path("id") UUID id);

    /** Changes a task run. */
    @PATCH("task_runs/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body TaskRunUpdate update);

    /** Deletes a task run. */
    @DELETE("task_runs/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /**
     * Proposes a state. The server may refuse it or write another one, and the call still succeeds: examine the result.
     * A call whose effect is unknown is not sent again, and not read back.
     */
    @POST("task_runs/{id}/set_state")
    ApiCall<OrchestrationResult> setState(@Path("id") UUID id, @Body StateProposal proposal);

    /** Reads one page of the task runs that a query selects. */
    @POST("task_runs/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<TaskRun>> filterPage(@Body TaskRunQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<TaskRun> filter(TaskRunQuery query) {
        return query.sort() == null || query.sort().equals(TaskRunSort.ID_DESC)
                ? StablePages.byId(query, this::filterPage, TaskRun::id)
                : StablePages.of(query, this::filterPage, TaskRun::id);
    }

    /**
     * Reads a page by its number, with the number of all task runs that the query selects. The offset of the query is
     * ignored.
     */
    @POST("task_runs/paginate")
    @SafeToRepeat("reads only")
    @Since("3.2.14")
    ApiCall<NumberedPage<TaskRun>> paginate(@Body NumberedQuery<TaskRunQuery> query);

    /**
     * Lists what a query selects by numbered pages, lazily; {@link Pager#from} accepts the number of a page. The limit of
     * the query is the number of objects on a page. An object may be missing or listed twice if others enter or leave the
     * list between two pages; {@link #filter} has no such gaps.
     */
    default Pager<TaskRun> numberedPages(TaskRunQuery query) {
        return NumberedPages.of(query, this::paginate);
    }

    /** Counts the task runs that a query selects; its order, limit and offset are ignored. */
    @POST("task_runs/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body TaskRunQuery query);

    /** Counts task runs by state and time. */
    @POST("task_runs/history")
    @SafeToRepeat("reads only")
    ApiCall<List<RunHistory>> history(@Body TaskRunHistoryQuery query);

    /** Reads the states of a task run, in the order of their times. */
    @GET("task_run_states/")
    ApiCall<List<State>> states(@Query("task_run_id") UUID id);

    /** Reads a state by its id. */
    @GET("task_run_states/{id}")
    ApiCall<State> readState(@Path("id") UUID id);

    /** Lists the task workers that are connected to the server. */
    @POST("task_workers/filter")
    @SafeToRepeat("reads only")
    @Since("3.0.0")
    ApiCall<List<TaskWorker>> workers(@Body TaskWorkerQuery query);
}
