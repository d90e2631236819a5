/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.registry;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.json.AllowNulls;
import java.util.Map;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** The calls for the registry of integrations. Thread-safe. */
public interface Registry {

    /**
     * Reads a view of the registry, as plain Java values.
     *
     * @param view the view, such as {@code aggregate-worker-metadata}, {@code aggregate-block-metadata} or {@code
     * aggregate-flow-metadata}
     */
    @GET("collections/views/{view}")
    ApiCall<Map<String, @AllowNulls Object>> view(@Path("view") String view);
}
