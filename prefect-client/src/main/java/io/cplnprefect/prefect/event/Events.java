/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import java.util.List;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** The calls for events. Thread-safe. */
public interface Events {

    /** Sends events. The server stores them some time later. */
    @POST("events")
    @SafeToRepeat("an event is stored once by its id")
    ApiCall<Void> create(@Body List<Event> events);

    /** Reads the first page of the events that a query selects. */
    @POST("events/filter")
    @SafeToRepeat("reads only")
    ApiCall<EventPage> filterPage(@Body EventQuery query);

    /**
     * Reads a further page.
     *
     * @param token the parameter {@code page-token} of {@link EventPage#nextPage()}
     */
    @GET("events/filter/next")
    ApiCall<EventPage> nextPage(@Query("page-token") String token);

    /**
     * Lists the events that a query selects, lazily, page by page.
     *
     * @param query the query; its limit is the size of a page
     * @return the events
     */
    default Pager<Event> filter(EventQuery query) {
        return Pager.of(token -> (token == null ? filterPage(query) : nextPage(token))
                .map(page -> new Page<>(page.events(), page.nextPageToken())));
    }

    /** Counts the events that a query selects. */
    @POST("events/count-by/{countable}")
    @SafeToRepeat("reads only")
    ApiCall<List<EventCount>> countBy(@Path("countable") Countable by, @Body EventCountQuery query);
}
