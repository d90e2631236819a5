/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.UniqueName;
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

/** The calls for global limits. Thread-safe. */
public interface GlobalLimits {

    /** Creates a limit. If a limit with the name exists, the call fails with status 409. */
    @POST("v2/concurrency_limits/")
    @SafeToRepeat("a name is unique")
    @UniqueName(path = "v2/concurrency_limits/{name}")
    ApiCall<GlobalLimit> create(@Body GlobalLimitCreate limit);

    /** Reads a limit. */
    @GET("v2/concurrency_limits/{id_or_name}")
    ApiCall<GlobalLimit> read(@Path("id_or_name") UUID id);

    /** Reads a limit by its name. */
    @GET("v2/concurrency_limits/{id_or_name}")
    ApiCall<GlobalLimit> readByName(@Path("id_or_name") String name);

    /** Changes a limit. */
    @PATCH("v2/concurrency_limits/{id_or_name}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id_or_name") UUID id, @Body GlobalLimitUpdate update);

    /**
     * Changes the limit with a name. A retry of a call that changes the name fails with status 404 if an earlier attempt
     * has changed it.
     */
    @PATCH("v2/concurrency_limits/{id_or_name}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> updateByName(@Path("id_or_name") String name, @Body GlobalLimitUpdate update);

    /** Deletes a limit. */
    @DELETE("v2/concurrency_limits/{id_or_name}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id_or_name") UUID id);

    /** Deletes the limit with a name. */
    @DELETE("v2/concurrency_limits/{id_or_name}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> deleteByName(@Path("id_or_name") String name);

    /**
     * Occupies slots of some limits, of all or of none. If they are not free, the call fails with status 423, with the
     * time to wait before the next request. A call whose effect is unknown is not sent again, because that could occupy
     * the slots twice.
     */
    @POST("v2/concurrency_limits/increment")
    ApiCall<List<OccupiedLimit>> occupy(@Body SlotRequest request);

    /**
     * Frees slots of some limits. A call whose effect is unknown is not sent again, because that could free slots of
     * others.
     */
    @POST("v2/concurrency_limits/decrement")
    ApiCall<List<OccupiedLimit>> release(@Body SlotRelease release);

    /**
     * Occupies slots of some limits, of all or of none, until a lease expires. If they are not free, the call fails with
     * status 423, with the time to wait before the next request. If the response is lost, the slots become free when the
     * lease expires.
     */
    @POST("v2/concurrency_limits/increment-with-lease")
    @Since("3.4.9")
    ApiCall<Lease> occupyWithLease(@Body LeaseRequest request);

    /** Frees the slots of a lease. For a lease that does not exist, the call succeeds. */
    @POST("v2/concurrency_limits/decrement-with-lease")
    @SafeToRepeat("a released lease stays released")
    @Since("3.4.9")
    ApiCall<Void> releaseLease(@Body LeaseRelease release);

    /** Renews a lease. If it has expired, the call fails with status 410. */
    @POST("v2/concurrency_limits/leases/{lease_id}/renew")
    @SafeToRepeat("renews the same lease")
    @Since("3.4.9")
    ApiCall<Void> renewLease(@Path("lease_id") UUID lease, @Body LeaseRenewal renewal);

    /** Reads one page of the limits that a query selects. */
    @POST("v2/concurrency_limits/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<GlobalLimit>> filterPage(@Body LimitQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<GlobalLimit> filter(LimitQuery query) {
        return StablePages.of(query, this::filterPage, GlobalLimit::id);
    }
}
