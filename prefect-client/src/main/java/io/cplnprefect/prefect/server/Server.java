/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.server;

import io.cplnprefect.core.call.ApiCall;
import retrofit2.http.GET;

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
}
