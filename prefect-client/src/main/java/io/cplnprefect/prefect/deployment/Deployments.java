/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.internal.OffsetPages;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The calls for deployments. Thread-safe. */
public interface Deployments {

    /**
     * Makes a deployment, or makes the one of that flow and name anew: 2.20 resets what is not given to its default, 3.x
     * keeps it, except the parameters, which become empty.
     */
    @POST("deployments/")
    @SafeToRepeat("makes the same deployment again")
    ApiCall<Deployment> create(@Body DeploymentCreate deployment);

    /** Reads a deployment. */
    @GET("deployments/{id}")
    ApiCall<Deployment> read(@Path("id") UUID id);

    /** Reads a deployment by the name of its flow and its own name. */
    @GET("deployments/name/{flow}/{deployment}")
    ApiCall<Deployment> readByName(@Path("flow") String flowName, @Path("deployment") String deploymentName);

    /** Changes a deployment. */
    @PATCH("deployments/{id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> update(@Path("id") UUID id, @Body DeploymentUpdate update);

    /** Deletes a deployment. Its flow runs stay, with its id. */
    @DELETE("deployments/{id}")
    @SafeToRepeat("gone is gone")
    ApiCall<Void> delete(@Path("id") UUID id);

    /**
     * Makes a flow run; its first state is SCHEDULED for now unless it is given. A run of that flow with the same
     * idempotency key is answered with instead.
     */
    @POST("deployments/{id}/create_flow_run")
    @SafeToRepeat("carries an idempotency key")
    ApiCall<FlowRun> createFlowRun(@Path("id") UUID id, @Body DeploymentFlowRunCreate flowRun);

    /** Reads one page of the deployments that a query selects. */
    @POST("deployments/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<Deployment>> filterPage(@Body DeploymentQuery query);

    /** Lists what a query selects, lazily, page by page. An object that changes between two pages may be missing or appear twice. */
    default Pager<Deployment> filter(DeploymentQuery query) {
        return OffsetPages.of(query, this::filterPage);
    }

    /** Counts the deployments that a query selects; its order, limit and offset are ignored. */
    @POST("deployments/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body DeploymentQuery query);
}
