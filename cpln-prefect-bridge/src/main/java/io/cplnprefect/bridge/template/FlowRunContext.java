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

/** The flow run that a job configuration is prepared for, and its worker. Immutable. */
@Value.Immutable
@Model
public interface FlowRunContext {

    /**
     * Returns a builder of a context. The id and name of the flow run and the default image are required.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunContext}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunContext.Builder {
        Builder() {}
    }

    /**
     * Returns the flow run's id.
     *
     * @return the flow run's id
     */
    UUID flowRunId();

    /**
     * Returns the flow run's name, which names the job unless the configuration does.
     *
     * @return the flow run's name
     */
    String flowRunName();

    /**
     * Returns the flow's id, if known.
     *
     * @return the flow's id, if known
     */
    @Nullable
    UUID flowId();

    /**
     * Returns the flow's name, if known.
     *
     * @return the flow's name, if known
     */
    @Nullable
    String flowName();

    /**
     * Returns the deployment's id, if the run has one.
     *
     * @return the deployment's id, if the run has one
     */
    @Nullable
    UUID deploymentId();

    /**
     * Returns the deployment's name, if the run has one.
     *
     * @return the deployment's name, if the run has one
     */
    @Nullable
    String deploymentName();

    /**
     * Returns when the deployment was last changed, if known.
     *
     * @return when the deployment was last changed, if known
     */
    @Nullable
    Instant deploymentUpdated();

    /**
     * Returns the work pool's id; Prefect 3 labels jobs with it.
     *
     * @return the work pool's id
     */
    @Nullable
    UUID workPoolId();

    /**
     * Returns the work pool's name; Prefect 3 labels jobs with it.
     *
     * @return the work pool's name
     */
    @Nullable
    String workPoolName();

    /**
     * Returns the id that the server gave the worker; Prefect 3 only.
     *
     * @return the id that the server gave the worker
     */
    @Nullable
    UUID workerId();

    /**
     * Returns the worker's name; Prefect 3 labels jobs with it.
     *
     * @return the worker's name
     */
    @Nullable
    String workerName();

    /**
     * Returns the version that jobs are labelled with, if any. A local part after {@code +} is removed.
     *
     * @return the version that jobs are labelled with, if any. A local part after {@code +} is removed
     */
    @Nullable
    String prefectVersion();

    /**
     * Returns the image for jobs that name none, such as {@code prefecthq/prefect:3-latest}.
     *
     * @return the image for jobs that name none, such as {@code prefecthq/prefect:3-latest}
     */
    String defaultImage();

    /**
     * Returns the environment variables of every job, such as {@code PREFECT_API_URL} and {@code PREFECT_API_KEY}. Those of the
     * configuration take precedence. Names that begin with {@code CPLN_} are ignored.
     *
     * @return values by name
     */
    @Value.Redacted
    Map<String, String> environment();

    /**
     * Returns whether a local {@code PREFECT_API_URL} in {@link #environment()} is intended, because jobs run on this machine, as
     * those of an emulator. By default it is rejected, because jobs on Control Plane cannot reach it.
     *
     * @return {@code true} to accept a local address
     */
    @Value.Default
    default boolean localApiUrlIntended() {
        return false;
    }

    /**
     * Returns the values of {@code {{ ctx.* }}} in the name of the job: an object with {@code flow} and {@code flow_run} as
     * the server returns them; ids and names by default.
     *
     * @return the values
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
