/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.notification;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Until;
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

/** The calls for notification policies of releases before 3.4, which has automations in their place. Thread-safe. */
public interface NotificationPolicies {

    /** Creates a policy. A call whose effect is unknown is not sent again, because that could create it twice. */
    @POST("flow_run_notification_policies/")
    @Until("3.4.0")
    ApiCall<NotificationPolicy> create(@Body NotificationPolicyCreate policy);

    /** Reads a policy. */
    @GET("flow_run_notification_policies/{id}")
    @Until("3.4.0")
    ApiCall<NotificationPolicy> read(@Path("id") UUID id);

    /** Changes a policy. */
    @PATCH("flow_run_notification_policies/{id}")
    @SafeToRepeat("sets the same values again")
    @Until("3.4.0")
    ApiCall<Void> update(@Path("id") UUID id, @Body NotificationPolicyUpdate update);

    /** Deletes a policy. */
    @DELETE("flow_run_notification_policies/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    @Until("3.4.0")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Reads one page of the policies that a query selects. */
    @POST("flow_run_notification_policies/filter")
    @SafeToRepeat("reads only")
    @Until("3.4.0")
    ApiCall<List<NotificationPolicy>> filterPage(@Body NotificationPolicyQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<NotificationPolicy> filter(NotificationPolicyQuery query) {
        return StablePages.of(query, this::filterPage, NotificationPolicy::id);
    }
}
