/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.UniqueName;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.OffsetQuery;
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
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("name") String name);

    /**
     * Reads the scheduled flow runs of a work pool, by the priority of their queue and their start time, at most as many as
     * work pool and queues have free slots. Flow runs are not reserved: every call returns them until they leave SCHEDULED.
     * The server also records that the queues and deployments were polled.
     */
    @POST("work_pools/{name}/get_scheduled_flow_runs")
    @SafeToRepeat("reserves no flow run")
    ApiCall<List<ScheduledFlowRun>> scheduledFlowRuns(@Path("name") String name, @Body ScheduledRunsQuery query);

    /** Reads one page of the work pools that a query selects. */
    @POST("work_pools/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<WorkPool>> filterPage(@Body WorkPoolQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<WorkPool> filter(WorkPoolQuery query) {
        return StablePages.of(query, this::filterPage, WorkPool::id);
    }

    /** Counts the work pools that a query selects; its limit and offset are ignored. */
    @POST("work_pools/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body WorkPoolQuery query);

    /** Reads the slots of a work pool and the flow runs that occupy them. */
    @POST("work_pools/{name}/concurrency_status")
    @SafeToRepeat("reads only")
    @Since("3.6.23")
    ApiCall<PoolSlots> slots(@Path("name") String name, @Body PoolSlotsQuery query);
}
