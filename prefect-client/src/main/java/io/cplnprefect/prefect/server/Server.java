/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.server;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.Until;
import java.util.Map;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** The calls for the server itself. Thread-safe. */
public interface Server {

    /** Reads whether the server is healthy. Requires no authentication. */
    @GET("health")
    ApiCall<Boolean> health();

    /** Reads the version of the server, such as {@code 3.8.8}. Prefect Cloud does not report one. */
    @GET("admin/version")
    ApiCall<String> version();

    /** Reads the version of the API, which is {@code 0.8.4} in 2.20 and in 3.x. */
    @GET("version")
    ApiCall<String> apiVersion();

    /** Reads a greeting, to check the connection. */
    @GET("hello")
    ApiCall<String> hello();

    /** Reads whether the server can reach its database: if not, the call fails with status 503. */
    @GET("ready")
    ApiCall<Map<String, Object>> ready();

    /**
     * Reads the settings of the server, as plain Java values: by environment variable in 2.20, nested in 3.x. Secrets
     * are masked by the server.
     */
    @GET("admin/settings")
    ApiCall<Map<String, @AllowNulls Object>> settings();

    /** Reads the default storage of results. */
    @GET("admin/storage")
    @Since("3.7.0")
    ApiCall<ResultStorage> resultStorage();

    /** Sets the default storage of results. */
    @PUT("admin/storage")
    @SafeToRepeat("sets the same values again")
    @Since("3.7.0")
    ApiCall<ResultStorage> setResultStorage(@Body ResultStorageUpdate update);

    /** Clears the default storage of results. */
    @DELETE("admin/storage")
    @SafeToRepeat("a deleted object stays deleted")
    @Since("3.7.0")
    ApiCall<Void> clearResultStorage();

    /** Deletes all data of the server. */
    @POST("admin/database/clear")
    @Until("3.6.16")
    ApiCall<Void> clearDatabase(@Body Confirmation confirmation);

    /** Creates the tables of the database. */
    @POST("admin/database/create")
    @Until("3.6.16")
    ApiCall<Void> createDatabase(@Body Confirmation confirmation);

    /** Drops the tables of the database, with all data. */
    @POST("admin/database/drop")
    @Until("3.6.16")
    ApiCall<Void> dropDatabase(@Body Confirmation confirmation);
}
