/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The calls for limits of task runs by tag. Thread-safe. */
public interface TagLimits {

    /** Creates the limit of a tag, or replaces the number of the existing one. */
    @POST("concurrency_limits/")
    @SafeToRepeat("creates or replaces the same limit")
    ApiCall<TagLimit> create(@Body TagLimitCreate limit);

    /** Reads a limit. */
    @GET("concurrency_limits/{id}")
    ApiCall<TagLimit> read(@Path("id") UUID id);

    /** Reads the limit of a tag. */
    @GET("concurrency_limits/tag/{tag}")
    ApiCall<TagLimit> readByTag(@Path("tag") String tag);

    /** Deletes a limit. */
    @DELETE("concurrency_limits/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Deletes the limit of a tag. */
    @DELETE("concurrency_limits/tag/{tag}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> deleteByTag(@Path("tag") String tag);

    /** Frees all slots of a tag, or sets who occupies them. */
    @POST("concurrency_limits/tag/{tag}/reset")
    @SafeToRepeat("sets the same slots again")
    ApiCall<Void> reset(@Path("tag") String tag, @Body TagLimitReset reset);

    /**
     * Occupies one slot of each of some tags, of all or of none. If no slot is free, the call fails with status 423.
     */
    @POST("concurrency_limits/increment")
    @Since("3.0.0")
    ApiCall<List<OccupiedLimit>> occupy(@Body TagSlots slots);

    /** Frees the slots that a task run occupies. */
    @POST("concurrency_limits/decrement")
    @Since("3.0.0")
    ApiCall<List<OccupiedLimit>> release(@Body TagSlots slots);

    /** Reads one page of the limits that a query selects. */
    @POST("concurrency_limits/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<TagLimit>> filterPage(@Body LimitQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<TagLimit> filter(LimitQuery query) {
        return StablePages.of(query, this::filterPage, TagLimit::id);
    }
}
