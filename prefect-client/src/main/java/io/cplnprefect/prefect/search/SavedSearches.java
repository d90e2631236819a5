/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.search;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;

/** The calls for saved searches. Thread-safe. */
public interface SavedSearches {

    /** Creates a search, or replaces the one with the name. */
    @PUT("saved_searches/")
    @SafeToRepeat("sets the same values again")
    ApiCall<SavedSearch> createOrReplace(@Body SavedSearchCreate search);

    /** Reads a search. */
    @GET("saved_searches/{id}")
    ApiCall<SavedSearch> read(@Path("id") UUID id);

    /** Deletes a search. */
    @DELETE("saved_searches/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Reads one page of the saved searches that a query selects. */
    @POST("saved_searches/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<SavedSearch>> filterPage(@Body SavedSearchQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<SavedSearch> filter(SavedSearchQuery query) {
        return StablePages.of(query, this::filterPage, SavedSearch::id);
    }
}
