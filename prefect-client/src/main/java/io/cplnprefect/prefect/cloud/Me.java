/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.cloud;

import io.cplnprefect.core.call.ApiCall;
import java.util.List;
import retrofit2.http.GET;

/** The calls for the owner of a key. Thread-safe. */
interface Me {

    /** Reads the workspaces that the key may use. */
    @GET("me/workspaces")
    ApiCall<List<Workspace>> workspaces();
}
