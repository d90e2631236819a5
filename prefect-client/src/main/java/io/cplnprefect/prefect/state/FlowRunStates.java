/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import io.cplnprefect.core.call.ApiCall;
import java.util.UUID;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** The calls for the states of flow runs. Thread-safe. */
public interface FlowRunStates {

    /** Reads a state. */
    @GET("flow_run_states/{id}")
    ApiCall<State> read(@Path("id") UUID id);
}
