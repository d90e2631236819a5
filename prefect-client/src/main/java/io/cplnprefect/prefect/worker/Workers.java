/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.internal.OffsetPages;
import java.util.List;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The calls for the workers of a work pool. Thread-safe. */
public interface Workers {

    /** Sends a heartbeat of a worker. The first one registers the worker. If the work pool does not exist, the call fails with status 404. */
    @POST("work_pools/{pool}/workers/heartbeat")
    @SafeToRepeat("a second heartbeat has the same effect")
    ApiCall<Void> heartbeat(@Path("pool") String workPool, @Body Heartbeat heartbeat);

    /** Deletes the record of a worker. */
    @DELETE("work_pools/{pool}/workers/{name}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("pool") String workPool, @Path("name") String name);

    /** Reads one page of the workers that a query selects. */
    @POST("work_pools/{pool}/workers/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<WorkerRecord>> filterPage(@Path("pool") String workPool, @Body WorkerQuery query);

    /** Lists the workers that a query selects, lazily, page by page. A worker that sends a heartbeat between two pages may be missing or listed twice. */
    default Pager<WorkerRecord> filter(String workPool, WorkerQuery query) {
        return OffsetPages.of(query, page -> filterPage(workPool, page));
    }
}
