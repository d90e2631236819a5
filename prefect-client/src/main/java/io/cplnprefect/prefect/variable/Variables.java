/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.variable;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.SensitiveResponse;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** The calls for variables. Thread-safe. */
public interface Variables {

    /** Reads a variable by its name. */
    @SensitiveResponse
    @GET("variables/name/{name}")
    ApiCall<Variable> readByName(@Path("name") String name);
}
