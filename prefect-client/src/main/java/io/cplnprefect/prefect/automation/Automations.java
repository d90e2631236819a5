/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

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
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;

/** The calls for automations. Thread-safe. */
public interface Automations {

    /**
     * Creates an automation. A call whose effect is unknown is not sent again, because that could create it twice.
     */
    @POST("automations/")
    ApiCall<Automation> create(@Body AutomationCreate automation);

    /** Reads an automation. */
    @GET("automations/{id}")
    ApiCall<Automation> read(@Path("id") UUID id);

    /** Replaces an automation. */
    @PUT("automations/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> replace(@Path("id") UUID id, @Body AutomationUpdate automation);

    /** Enables or disables an automation. */
    @PATCH("automations/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body AutomationSwitch update);

    /** Deletes an automation. */
    @DELETE("automations/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Reads the automations that concern a resource, such as {@code prefect.deployment.} and an id. */
    @GET("automations/related-to/{resource_id}")
    ApiCall<List<Automation>> relatedTo(@Path("resource_id") String resource);

    /** Deletes the automations that a resource owns. */
    @DELETE("automations/owned-by/{resource_id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> deleteOwnedBy(@Path("resource_id") String resource);

    /** Reads one page of the automations that a query selects. */
    @POST("automations/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<Automation>> filterPage(@Body AutomationQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<Automation> filter(AutomationQuery query) {
        return StablePages.of(query, this::filterPage, Automation::id);
    }

    /** Counts the automations that a query selects; 2.20 counts all of them. */
    @POST("automations/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body AutomationQuery query);

    /** Checks a Jinja template. For an invalid one, the call fails with status 422. */
    @POST("templates/validate")
    @SafeToRepeat("reads only")
    ApiCall<Void> validateTemplate(@Body String template);

    /** Checks a Jinja template of an automation. For an invalid one, the call fails with status 422. */
    @POST("automations/templates/validate")
    @SafeToRepeat("reads only")
    @Since("3.4.6")
    ApiCall<Void> validateAutomationTemplate(@Body String template);
}
