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
     * Creates a deployment, or replaces the one of the flow with the same name: 2.20 resets members that are absent from the
     * request to their defaults; 3.x keeps them, except for the parameters, which become empty.
     */
    @POST("deployments/")
    @SafeToRepeat("creates or replaces the same deployment")
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
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> delete(@Path("id") UUID id);

    /**
     * Creates a flow run of a deployment. Its first state is SCHEDULED for the present time unless the request contains one.
     * If the flow has a flow run with the same idempotency key, the call returns that one.
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
