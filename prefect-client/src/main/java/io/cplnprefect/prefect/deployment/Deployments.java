/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.Until;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.internal.NumberedPages;
import io.cplnprefect.prefect.internal.StablePages;
import io.cplnprefect.prefect.query.DeletedIds;
import io.cplnprefect.prefect.query.NumberedPage;
import io.cplnprefect.prefect.query.NumberedQuery;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.workqueue.WorkQueue;
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

    /** Lists what a query selects, lazily, page by page. {@link OffsetQuery} states what is listed while objects change. */
    default Pager<Deployment> filter(DeploymentQuery query) {
        return StablePages.of(query, this::filterPage, Deployment::id);
    }

    /** Counts the deployments that a query selects; its order, limit and offset are ignored. */
    @POST("deployments/count")
    @SafeToRepeat("reads only")
    ApiCall<Integer> count(@Body DeploymentQuery query);

    /** Deletes the deployments that a filter selects, at most 50. */
    @POST("deployments/bulk_delete")
    @Since("3.6.16")
    ApiCall<DeletedIds> deleteAll(@Body DeploymentBulkDelete request);

    /**
     * Reads a page by its number, with the number of all deployments that the query selects. The offset of the query is
     * ignored.
     */
    @POST("deployments/paginate")
    @SafeToRepeat("reads only")
    @Since("3.0.0")
    ApiCall<NumberedPage<Deployment>> paginate(@Body NumberedQuery<DeploymentQuery> query);

    /**
     * Lists what a query selects by numbered pages, lazily; {@link Pager#from} accepts the number of a page. The limit of
     * the query is the number of objects on a page. An object may be missing or listed twice if others enter or leave the
     * list between two pages; {@link #filter} has no such gaps.
     */
    default Pager<Deployment> numberedPages(DeploymentQuery query) {
        return NumberedPages.of(query, this::paginate);
    }

    /**
     * Reads the scheduled flow runs of deployments. Flow runs are not reserved: every call returns them until they leave
     * SCHEDULED. The server also records that the deployments were polled.
     */
    @POST("deployments/get_scheduled_flow_runs")
    @SafeToRepeat("reserves no flow run")
    ApiCall<List<FlowRun>> scheduledFlowRuns(@Body DeploymentRunsQuery query);

    /** Creates up to 100 flow runs of a deployment. A call whose effect is unknown is not sent again. */
    @POST("deployments/{id}/create_flow_run/bulk")
    @Since("3.6.16")
    ApiCall<FlowRunBulkCreateResult> createFlowRuns(@Path("id") UUID id, @Body List<DeploymentFlowRunCreate> flowRuns);

    /**
     * Pauses a deployment: deletes the flow runs that its schedules have created in advance, and creates no more. 2.20
     * refuses it with status 422 for a deployment with several schedules.
     */
    @POST("deployments/{id}/pause_deployment")
    @SafeToRepeat("pauses the same deployment again")
    ApiCall<Void> pause(@Path("id") UUID id);

    /**
     * Resumes the schedules of a deployment. 2.20 refuses it with status 422 for a deployment with several schedules.
     */
    @POST("deployments/{id}/resume_deployment")
    @SafeToRepeat("resumes the same deployment again")
    ApiCall<Void> resume(@Path("id") UUID id);

    /** Pauses the only schedule of a deployment; requires Prefect 2.20. {@link #pause} works with all releases. */
    @POST("deployments/{id}/set_schedule_inactive")
    @SafeToRepeat("pauses the same schedule again")
    @Until("3.0.0")
    ApiCall<Void> pauseSchedule(@Path("id") UUID id);

    /**
     * Resumes the only schedule of a deployment; requires Prefect 2.20. {@link #resume} works with all releases.
     */
    @POST("deployments/{id}/set_schedule_active")
    @SafeToRepeat("resumes the same schedule again")
    @Until("3.0.0")
    ApiCall<Void> resumeSchedule(@Path("id") UUID id);

    /**
     * Creates the scheduled flow runs of a deployment in advance. The server does it by itself from time to time.
     */
    @POST("deployments/{id}/schedule")
    @SafeToRepeat("creates the same flow runs")
    ApiCall<Void> schedule(@Path("id") UUID id, @Body DeploymentScheduling request);

    /** Reads the schedules of a deployment. */
    @GET("deployments/{id}/schedules")
    ApiCall<List<DeploymentSchedule>> schedules(@Path("id") UUID id);

    /**
     * Creates schedules of a deployment. A call whose effect is unknown is not sent again, because that could create
     * them twice.
     */
    @POST("deployments/{id}/schedules")
    ApiCall<List<DeploymentSchedule>> createSchedules(
            @Path("id") UUID id, @Body List<DeploymentScheduleCreate> schedules);

    /** Changes a schedule of a deployment. */
    @PATCH("deployments/{id}/schedules/{schedule_id}")
    @SafeToRepeat("sets the same values again")
    ApiCall<Void> updateSchedule(
            @Path("id") UUID id, @Path("schedule_id") UUID schedule, @Body DeploymentScheduleUpdate update);

    /** Deletes a schedule of a deployment. */
    @DELETE("deployments/{id}/schedules/{schedule_id}")
    @SafeToRepeat("a deleted object stays deleted")
    ApiCall<Void> deleteSchedule(@Path("id") UUID id, @Path("schedule_id") UUID schedule);

    /** Reads the queues of all work pools whose filter selects a deployment. */
    @GET("deployments/{id}/work_queue_check")
    ApiCall<List<WorkQueue>> workQueues(@Path("id") UUID id);
}
