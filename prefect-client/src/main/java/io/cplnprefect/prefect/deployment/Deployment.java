/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.concurrency.GlobalLimit;
import io.cplnprefect.prefect.flowrun.CreatedBy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A deployment. Parameters, job variables and pull steps are left out of {@code toString()}, because they may be secret. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableDeployment.class)
public interface Deployment extends Extensible {

    /** Returns the id of the deployment. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name, unique within the flow. */
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
    List<String> tags();

    /** Returns the labels, each a text, a number or a boolean; empty before 3.1. */
    Map<String, Object> labels();

    /** Returns whether its schedules are paused. */
    @Value.Default
    default Boolean paused() {
        return false;
    }

    /** Returns whether a worker polls it. */
    @Nullable
    DeploymentStatus status();

    /** Returns when a worker last polled for its flow runs. */
    @Nullable
    Instant lastPolled();

    /** Returns the default parameters, as plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> parameters();

    /** Returns the JSON schema of the parameters, as plain Java values. */
    Map<String, @AllowNulls Object> parameterOpenapiSchema();

    /** Returns whether parameters must match the schema. */
    @Nullable
    Boolean enforceParameterSchema();

    /** Returns the steps that fetch the code, as plain Java values. */
    @Value.Redacted
    List<Map<String, @AllowNulls Object>> pullSteps();

    /** Returns the values for the job template of its work pool, as plain Java values; {@code infra_overrides} in 2.20. */
    @Value.Redacted
    @JsonAlias("infra_overrides")
    Map<String, @AllowNulls Object> jobVariables();

    /** Returns the name of the work pool that executes its flow runs. */
    @Nullable
    String workPoolName();

    /** Returns the name of its queue in that work pool. */
    @Nullable
    String workQueueName();

    /** Returns the id of that queue; absent before 3.6. */
    @Nullable
    UUID workQueueId();

    /** Returns what the server does with flow runs beyond that number. */
    @Nullable
    ConcurrencyOptions concurrencyOptions();

    /** Returns the id of the storage block of the flow's code, for agents. */
    @Nullable
    UUID storageDocumentId();

    /** Returns the id of its infrastructure block, for agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** Returns the schedules. */
    List<DeploymentSchedule> schedules();

    /** Returns who created it. */
    @Nullable
    CreatedBy createdBy();

    /** Returns who last changed it. */
    @Nullable
    UpdatedBy updatedBy();

    /** Returns the number of its flow runs that may be active at once, as older releases of 3.x write it. */
    @Nullable
    Integer concurrencyLimit();

    /** Returns the limit of its flow runs that may be active at once; absent before 3.0.3. */
    @Nullable
    GlobalLimit globalConcurrencyLimit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Deployment}. Not thread-safe. */
    final class Builder extends ImmutableDeployment.Builder {
        Builder() {}
    }
}
