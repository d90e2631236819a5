/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.Names;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates or replaces a deployment. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentCreate.class)
public interface DeploymentCreate {

    /** Returns the name, unique within the flow, without any of {@code / % & > <}. */
    String name();

    /** Returns the id of its flow. */
    UUID flowId();

    /** Returns the version. */
    @Nullable
    String version();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns the working directory of the flow's code. */
    @Nullable
    String path();

    /** Returns the location of the flow: {@code file.py:function} or {@code module.function}. */
    @Nullable
    String entrypoint();

    /** Returns the tags, which all its flow runs receive. */
    @Nullable
    List<String> tags();

    /** Returns the labels, each a text, a number or a boolean; omitted for servers before 3.1.5. */
    @Since(value = "3.1.5", otherwise = Since.Otherwise.OMIT)
    @Nullable
    Map<String, Object> labels();

    /** Returns whether its schedules are paused. */
    @Nullable
    Boolean paused();

    /** Returns the default parameters, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /** Returns the JSON schema of the parameters, as plain Java values. */
    @Nullable
    Map<String, @AllowNulls Object> parameterOpenapiSchema();

    /** Returns whether parameters must match the schema, or {@code null} for the server's default: {@code false} in 2.20, {@code true} in 3.x. */
    @Nullable
    Boolean enforceParameterSchema();

    /** Returns the steps that fetch the code, as plain Java values. */
    @Value.Redacted
    @Nullable
    List<Map<String, @AllowNulls Object>> pullSteps();

    /** Returns the name of the work pool that executes its flow runs. */
    @Nullable
    String workPoolName();

    /** Returns the name of a queue of that work pool; it is created if it does not exist. */
    @Nullable
    String workQueueName();

    /** Returns the values for the job template of its work pool, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /** Returns the id of the storage block of the flow's code, for agents. */
    @Nullable
    UUID storageDocumentId();

    /** Returns the id of its infrastructure block, for agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** Returns the number of its flow runs that may be active at once; requires Prefect 3.0. */
    @Since("3.0.0")
    @Nullable
    Integer concurrencyLimit();

    /** Returns what the server does with flow runs beyond that number; requires Prefect 3.0.3. */
    @Since("3.0.3")
    @Nullable
    ConcurrencyOptions concurrencyOptions();

    /**
     * Checks the name.
     *
     * @throws io.cplnprefect.core.error.UsageException if the name is empty or contains a character that servers refuse
     */
    @Value.Check
    default void checkName() {
        Names.check("deployment", name());
    }

    /** Returns the schedules; they replace all present ones. */
    @Nullable
    List<DeploymentScheduleCreate> schedules();

    /** Returns the id of the global limit that limits its flow runs; requires Prefect 3.3.6. */
    @Since("3.3.6")
    @Nullable
    UUID globalConcurrencyLimitId();

    /** Returns the origin of the version; requires Prefect 3.3.6. */
    @Since("3.3.6")
    @Nullable
    VersionInfo versionInfo();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentCreate}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentCreate.Builder {
        Builder() {}
    }
}
