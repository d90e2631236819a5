/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A deployment. Parameters, job variables and pull steps do not show in {@code toString()}, since they may hold secrets. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableDeployment.class)
public interface Deployment extends Extensible {

    /** Id of the deployment. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name, unique within the flow. */
    String name();

    /** Flow that it deploys. */
    UUID flowId();

    /** Version. */
    @Nullable
    String version();

    /** Words for people. */
    @Nullable
    String description();

    /** Working folder of the flow's code. */
    @Nullable
    String path();

    /** Where the flow stands: {@code file.py:function} or {@code module.function}. */
    @Nullable
    String entrypoint();

    /** Tags, given to all its runs. */
    List<String> tags();

    /** Labels: texts, numbers or booleans; empty before 3.1. */
    Map<String, Object> labels();

    /** Whether its schedules rest. */
    @Value.Default
    default Boolean paused() {
        return false;
    }

    /** Whether it is served. */
    @Nullable
    DeploymentStatus status();

    /** When a worker last polled for it. */
    @Nullable
    Instant lastPolled();

    /** Default parameters, plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> parameters();

    /** JSON schema of the parameters, plain Java values. */
    Map<String, @AllowNulls Object> parameterOpenapiSchema();

    /** Whether parameters must fit the schema. */
    @Nullable
    Boolean enforceParameterSchema();

    /** Steps that fetch the code, plain Java values. */
    @Value.Redacted
    List<Map<String, @AllowNulls Object>> pullSteps();

    /** Values for the job template of its work pool, plain Java values; 2.20 calls them {@code infra_overrides}. */
    @Value.Redacted
    @JsonAlias("infra_overrides")
    Map<String, @AllowNulls Object> jobVariables();

    /** Work pool that runs it. */
    @Nullable
    String workPoolName();

    /** Queue of that pool. */
    @Nullable
    String workQueueName();

    /** Id of that queue; absent before 3.6. */
    @Nullable
    UUID workQueueId();

    /** What happens when it has all its runs. */
    @Nullable
    ConcurrencyOptions concurrencyOptions();

    /** Storage block of the flow's code, with agents. */
    @Nullable
    UUID storageDocumentId();

    /** Infrastructure block that it runs on, with agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableDeployment.Builder {
        Builder() {}
    }
}
