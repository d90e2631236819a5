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

/** Calls about the workers of a work pool. Thread-safe. */
public interface Workers {

    /** Tells that a worker lives; the first heartbeat makes it known. A pool that does not exist is a 404. */
    @POST("work_pools/{pool}/workers/heartbeat")
    @SafeToRepeat("a second sign of life says the same")
    ApiCall<Void> heartbeat(@Path("pool") String workPool, @Body Heartbeat heartbeat);

    /** Makes the server forget a worker. A 404 can also mean that an earlier try of this call did it. */
    @DELETE("work_pools/{pool}/workers/{name}")
    @SafeToRepeat("gone is gone")
    ApiCall<Void> delete(@Path("pool") String workPool, @Path("name") String name);

    /** Reads one page of the workers that a query picks. */
    @POST("work_pools/{pool}/workers/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<WorkerRecord>> filterPage(@Path("pool") String workPool, @Body WorkerQuery query);

    /** Lists what a query picks, lazily, page by page. What changes meanwhile may be missed or come twice. */
    default Pager<WorkerRecord> filter(String workPool, WorkerQuery query) {
        return OffsetPages.of(query, page -> filterPage(workPool, page));
    }
}
