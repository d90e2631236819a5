/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

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

    /** Lists what a query selects, lazily, page by page. An object that changes between two pages may be missing or appear twice. */
    default Pager<WorkQueue> filter(String workPool, WorkQueueQuery query) {
        return OffsetPages.of(query, page -> filterPage(workPool, page));
    }
}
