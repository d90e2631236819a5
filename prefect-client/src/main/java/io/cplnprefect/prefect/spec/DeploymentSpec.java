/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.deployment.ConcurrencyOptions;
import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The description of one deployment. An absent text, {@link #paused()}, {@link #parameterSchema()} and
 * {@link #enforceParameterSchema()} leave the value of an existing deployment unchanged; all else is set to what is described, and an
 * empty list or map clears it. Parameters, job variables, pull steps and triggers are left out of {@code toString()}, because they may
 * be secret. Immutable and thread-safe.
 */
@Value.Immutable
@Model
public interface DeploymentSpec {

    /** Returns the name, unique within the flow. */
    String name();

    /** Returns the name of the flow; the flow is created if it does not exist. */
    String flowName();

    /** Returns the location of the flow: {@code file.py:function} or {@code module.function}. */
    @Nullable
    String entrypoint();

    /** Returns the working directory of the flow's code. */
    @Nullable
    String path();

    /** Returns the version. */
    @Nullable
    String version();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns the tags. */
    List<String> tags();

    /** Returns whether the schedules are paused. */
    @Nullable
    Boolean paused();

    /** Returns the default parameters, as plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> parameters();

    /** Returns the JSON schema of the parameters, as plain Java values. */
    @Nullable
    Map<String, @AllowNulls Object> parameterSchema();

    /** Returns whether parameters must match the schema. A new deployment without a schema does not enforce it by default. */
    @Nullable
    Boolean enforceParameterSchema();

    /** Returns the name of the work pool, which must exist. */
    @Nullable
    String workPool();

    /** Returns the name of the queue of the work pool; it is created if it does not exist. */
    @Nullable
    String workQueue();

    /** Returns the values for the job template of the work pool, as plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> jobVariables();

    /** Returns the steps that fetch the code, as plain Java values. */
    @Value.Redacted
    List<Map<String, @AllowNulls Object>> pullSteps();

    /** Returns the infrastructure block, {@code type-slug/name}, of a deployment for agents of Prefect 2. */
    @Nullable
    String infrastructureBlock();

    /** Returns the schedules. */
    List<DeploymentScheduleCreate> schedules();

    /** Returns the number of flow runs that may be active at once. */
    @Nullable
    Integer concurrencyLimit();

    /** Returns what the server does with flow runs beyond that number. */
    @Nullable
    ConcurrencyOptions concurrencyOptions();

    /** Returns the triggers that run the deployment, in the form of {@code prefect.yaml}, or {@code null} to leave them unchanged. */
    @Value.Redacted
    @Nullable
    List<Map<String, @AllowNulls Object>> triggers();

    /** Returns the service level agreements, in the form of {@code prefect.yaml}, or {@code null} to leave them unchanged; Prefect Cloud only. */
    @Nullable
    List<Map<String, @AllowNulls Object>> slas();

    /**
     * Returns the paths at which a value that looks like a credential is not one, such as {@code parameters.checksum}. A path permits all
     * values below it.
     */
    Set<String> permittedValues();

    /** Returns where the description is written. */
    @Value.Default
    @Value.Auxiliary
    default SpecOrigin origin() {
        return SpecOrigin.PROGRAM;
    }

    /** Returns {@code flow name/deployment name}, which identifies the deployment. */
    default String fullName() {
        return flowName() + "/" + name();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentSpec}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentSpec.Builder {
        Builder() {}
    }
}
