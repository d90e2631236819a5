/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The flow run that a job configuration is prepared for, and the worker that does it. Immutable. */
@Value.Immutable
@Model
public interface FlowRunContext {

    /** Starts a context; the flow run's id and name and the default image are needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link FlowRunContext}. */
    final class Builder extends ImmutableFlowRunContext.Builder {}

    /** Returns the flow run's id. */
    UUID flowRunId();

    /** Returns the flow run's name, which names the job unless the configuration does. */
    String flowRunName();

    /** Returns the flow's id, if known. */
    @Nullable
    UUID flowId();

    /** Returns the flow's name, if known. */
    @Nullable
    String flowName();

    /** Returns the deployment's id, if the run has one. */
    @Nullable
    UUID deploymentId();

    /** Returns the deployment's name, if the run has one. */
    @Nullable
    String deploymentName();

    /** Returns when the deployment was last changed, if known. */
    @Nullable
    Instant deploymentUpdated();

    /** Returns the work pool's id; Prefect 3 labels jobs with it. */
    @Nullable
    UUID workPoolId();

    /** Returns the work pool's name; Prefect 3 labels jobs with it. */
    @Nullable
    String workPoolName();

    /** Returns the id that the server gave the worker; Prefect 3 only. */
    @Nullable
    UUID workerId();

    /** Returns the worker's name; Prefect 3 labels jobs with it. */
    @Nullable
    String workerName();

    /** Returns the version that jobs are labelled with, if any; a local part behind {@code +} is left out. */
    @Nullable
    String prefectVersion();

    /** Returns the image for jobs that name none, such as {@code prefecthq/prefect:3-latest}. */
    String defaultImage();

    /**
     * Returns what every job gets, such as {@code PREFECT_API_URL} and {@code PREFECT_API_KEY}; the configuration's own
     * variables win. Names that begin with {@code CPLN_} are never passed on.
     */
    @Value.Redacted
    Map<String, String> environment();

    /**
     * Returns whether a local {@code PREFECT_API_URL} among {@link #environment()} is meant as it stands, because jobs run on
     * this machine, as those of an emulator do. By default one is refused, since no job on Control Plane can use it.
     */
    @Value.Default
    default boolean localApiUrlIntended() {
        return false;
    }

    /**
     * Returns what {@code {{ ctx.* }}} stands for in the name of the job: an object with {@code flow} and {@code flow_run} as
     * the server gives them. Holds ids and names unless the caller sets more.
     */
    @Value.Default
    default ObjectNode templateContext() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("flow").put("id", text(flowId())).put("name", flowName());
        context.putObject("flow_run")
                .put("id", text(flowRunId()))
                .put("name", flowRunName())
                .put("flow_id", text(flowId()))
                .put("deployment_id", text(deploymentId()));
        return context;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
