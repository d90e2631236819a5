/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.UniqueName;
import io.cplnprefect.prefect.internal.OffsetPages;
import java.util.List;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The calls for work pools. Thread-safe. */
public interface WorkPools {

    /** Creates a work pool with a queue {@code default}. If a work pool with the name exists, the call fails with status 409. */
    @POST("work_pools/")
    @SafeToRepeat("a name is unique")
    @UniqueName(path = "work_pools/{name}")
    ApiCall<WorkPool> create(@Body WorkPoolCreate workPool);

    /** Reads a work pool. */
    @GET("work_pools/{name}")
    ApiCall<WorkPool> read(@Path("name") String name);

    /** Changes a work pool. */
    @PATCH("work_pools/{name}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("name") String name, @Body WorkPoolUpdate update);

    /** Deletes a work pool with its queues. */
    @DELETE("work_pools/{name}")
    @SafeToRepeat("gone is gone")
    ApiCall<Void> delete(@Path("name") String name);

    /**
     * Reads the runs that wait in a work pool: SCHEDULED ones, by queue priority and then start time, at most as many as
     * pool and queues have free slots. Nothing is reserved: the next poll gives the same runs until they leave SCHEDULED.
     * The poll also marks queues and deployments as served.
     */
    @POST("work_pools/{name}/get_scheduled_flow_runs")
    @SafeToRepeat("reserves nothing")
    ApiCall<List<ScheduledFlowRun>> scheduledFlowRuns(@Path("name") String name, @Body ScheduledRunsQuery query);

    /** Reads one page of the work pools that a query selects. */
    @POST("work_pools/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<WorkPool>> filterPage(@Body WorkPoolQuery query);

    /** Lists what a query selects, lazily, page by page. An object that changes between two pages may be missing or appear twice. */
    default Pager<WorkPool> filter(WorkPoolQuery query) {
        return OffsetPages.of(query, this::filterPage);
    }

    /** Counts the work pools that a query selects; its limit and offset are ignored. */
    @POST("work_pools/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body WorkPoolQuery query);
}
