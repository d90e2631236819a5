/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flow;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.NumberedPages;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.DeletedIds;
import io.cplnprefect.prefect.query.NumberedPage;
import io.cplnprefect.prefect.query.NumberedQuery;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The calls for flows. Thread-safe. */
public interface Flows {

    /** Creates a flow, or returns the existing flow with the name, unchanged. */
    @POST("flows/")
    @SafeToRepeat("returns the existing flow with the name")
    ApiCall<Flow> create(@Body FlowCreate flow);

    /** Reads a flow. */
    @GET("flows/{id}")
    ApiCall<Flow> read(@Path("id") UUID id);

    /** Reads a flow by its name. */
    @GET("flows/name/{name}")
    ApiCall<Flow> readByName(@Path("name") String name);

    /** Deletes a flow with its deployments and flow runs. */
    @DELETE("flows/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Reads one page of the flows that a query selects. */
    @POST("flows/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<Flow>> filterPage(@Body FlowQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<Flow> filter(FlowQuery query) {
        return StablePages.of(query, this::filterPage, Flow::id);
    }

    /** Counts the flows that a query selects; its order, limit and offset are ignored. */
    @POST("flows/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body FlowQuery query);

    /** Changes a flow. */
    @PATCH("flows/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body FlowUpdate update);

    /** Deletes the flows that a filter selects, with their deployments, at most 50. */
    @POST("flows/bulk_delete")
    @Since("3.6.16")
    ApiCall<DeletedIds> deleteAll(@Body FlowBulkDelete request);

    /**
     * Reads a page by its number, with the number of all flows that the query selects. The offset of the query is
     * ignored.
     */
    @POST("flows/paginate")
    @SafeToRepeat("reads only")
    @Since("3.0.0")
    ApiCall<NumberedPage<Flow>> paginate(@Body NumberedQuery<FlowQuery> query);

    /**
     * Lists what a query selects by numbered pages, lazily; {@link Pager#from} accepts the number of a page. The limit of
     * the query is the number of objects on a page. An object may be missing or listed twice if others enter or leave the
     * list between two pages; {@link #filter} has no such gaps.
     */
    default Pager<Flow> numberedPages(FlowQuery query) {
        return NumberedPages.of(query, this::paginate);
    }
}
