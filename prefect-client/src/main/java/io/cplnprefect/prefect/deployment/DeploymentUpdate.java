/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a deployment: what is absent stays. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentUpdate.class)
public interface DeploymentUpdate {

    /** Version. */
    @Nullable
    String version();

    /** Words for people. */
    @Nullable
    String description();

    /** Working folder of the flow's code. */
    @Nullable
    String path();

    /** Where the flow stands. */
    @Nullable
    String entrypoint();

    /** Tags; replaced as a whole. */
    @Nullable
    List<String> tags();

    /** Whether its schedules rest. */
    @Nullable
    Boolean paused();

    /** Default parameters; replaced as a whole. */
    @Value.Redacted
    @Nullable
    Map<String, @Nullable Object> parameters();

    /** Whether parameters must fit the schema. */
    @Nullable
    Boolean enforceParameterSchema();

    /** JSON schema of the parameters; needs Prefect 3.2.14. */
    @Nullable
    Map<String, @Nullable Object> parameterOpenapiSchema();

    /** Work pool that runs it. */
    @Nullable
    String workPoolName();

    /** Queue of that pool. */
    @Nullable
    String workQueueName();

    /** Values for the job template; replaced as a whole. */
    @Value.Redacted
    @Nullable
    Map<String, @Nullable Object> jobVariables();

    /** How many of its runs may be active at once; needs Prefect 3.0. */
    @Nullable
    Integer concurrencyLimit();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableDeploymentUpdate.Builder {
        Builder() {}
    }
}
