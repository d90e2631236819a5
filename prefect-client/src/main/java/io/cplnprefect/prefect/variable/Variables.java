/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.variable;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.core.call.SensitiveResponse;
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

/** The calls for variables. Thread-safe. */
public interface Variables {

    /** Reads a variable by its name. */
    @SensitiveResponse
    @GET("variables/name/{name}")
    ApiCall<Variable> readByName(@Path("name") String name);

    /** Creates a variable. If a variable with the name exists, the call fails with status 409. */
    @SensitiveResponse
    @POST("variables/")
    @SafeToRepeat("a name is unique")
    @UniqueName(path = "variables/name/{name}")
    ApiCall<Variable> create(@Body VariableCreate variable);

    /** Reads a variable. */
    @SensitiveResponse
    @GET("variables/{id}")
    ApiCall<Variable> read(@Path("id") UUID id);

    /** Changes a variable. */
    @PATCH("variables/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body VariableUpdate update);

    /**
     * Changes the variable with a name. A retry of a call that changes the name fails with status 404 if an earlier
     * attempt has changed it.
     */
    @PATCH("variables/name/{name}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> updateByName(@Path("name") String name, @Body VariableUpdate update);

    /** Deletes a variable. */
    @DELETE("variables/{id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /** Deletes the variable with a name. */
    @DELETE("variables/name/{name}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> deleteByName(@Path("name") String name);

    /** Reads one page of the variables that a query selects. */
    @SensitiveResponse
    @POST("variables/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<Variable>> filterPage(@Body VariableQuery query);

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<Variable> filter(VariableQuery query) {
        return StablePages.of(query, this::filterPage, Variable::id);
    }

    /** Counts the variables that a query selects; its order, limit and offset are ignored. */
    @POST("variables/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body VariableQuery query);
}
