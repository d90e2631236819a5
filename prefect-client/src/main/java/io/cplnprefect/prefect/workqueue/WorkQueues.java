/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.UniqueName;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The calls for the queues of a work pool. Thread-safe. */
public interface WorkQueues {

    /** Creates a queue. If the work pool has a queue with the name, the call fails with status 409. */
    @POST("work_pools/{pool}/queues")
    @SafeToRepeat("a name is unique within its work pool")
    @UniqueName(path = "work_pools/{pool}/queues/{name}")
    ApiCall<WorkQueue> create(@Path("pool") String workPool, @Body WorkQueueCreate queue);

    /** Reads a queue. */
    @GET("work_pools/{pool}/queues/{name}")
    ApiCall<WorkQueue> read(@Path("pool") String workPool, @Path("name") String name);

    /** Changes a queue. */
    @PATCH("work_pools/{pool}/queues/{name}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("pool") String workPool, @Path("name") String name, @Body WorkQueueUpdate update);

    /** Deletes a queue. */
    @DELETE("work_pools/{pool}/queues/{name}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("pool") String workPool, @Path("name") String name);

    /** Reads one page of the queues that a query selects. */
    @POST("work_pools/{pool}/queues/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<WorkQueue>> filterPage(@Path("pool") String workPool, @Body WorkQueueQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<WorkQueue> filter(String workPool, WorkQueueQuery query) {
        return StablePages.of(query, page -> filterPage(workPool, page), WorkQueue::id);
    }

    /**
     * Creates a queue in the work pool of agents, {@code default-agent-pool}. If it has a queue with the name, the call
     * fails with status 409.
     */
    @POST("work_queues/")
    ApiCall<WorkQueue> create(@Body WorkQueueCreate queue);

    /** Reads a queue by its id. */
    @GET("work_queues/{id}")
    ApiCall<WorkQueue> readById(@Path("id") UUID id);

    /** Reads a queue of the work pool of agents. */
    @GET("work_queues/name/{name}")
    ApiCall<WorkQueue> readByName(@Path("name") String name);

    /** Changes a queue by its id. */
    @PATCH("work_queues/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> updateById(@Path("id") UUID id, @Body WorkQueueUpdate update);

    /** Deletes a queue by its id. */
    @DELETE("work_queues/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> deleteById(@Path("id") UUID id);

    /**
     * Reads the scheduled flow runs of a queue. Flow runs are not reserved: every call returns them until they leave
     * SCHEDULED. The server also records that the queue was polled.
     */
    @POST("work_queues/{id}/get_runs")
    @SafeToRepeat("reserves no flow run")
    ApiCall<List<FlowRun>> scheduledFlowRuns(@Path("id") UUID id, @Body QueueRunsQuery query);

    /** Reads whether the flow runs of a queue start in time. */
    @GET("work_queues/{id}/status")
    ApiCall<QueueHealth> health(@Path("id") UUID id);

    /** Reads the slots of a queue and the flow runs that occupy them. */
    @POST("work_queues/{id}/concurrency_status")
    @SafeToRepeat("reads only")
    @Since("3.6.23")
    ApiCall<QueueSlots> slots(@Path("id") UUID id, @Body SlotsQuery query);

    /** Reads one page of the queues of all work pools that a query selects. */
    @POST("work_queues/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<WorkQueue>> filterAllPage(@Body WorkQueueQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<WorkQueue> filterAll(WorkQueueQuery query) {
        return StablePages.of(query, this::filterAllPage, WorkQueue::id);
    }
}
