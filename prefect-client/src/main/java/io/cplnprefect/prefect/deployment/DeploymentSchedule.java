/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A schedule of a deployment. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableDeploymentSchedule.class)
public interface DeploymentSchedule extends Extensible {

    /** Returns the id of the schedule. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the id of the deployment. */
    @Nullable
    UUID deploymentId();

    /** Returns when the deployment runs. */
    DeploymentTimes schedule();

    /** Returns whether flow runs are created. */
    @Nullable
    Boolean active();

    /** Returns the largest number of flow runs that are created in advance. */
    @Nullable
    Integer maxScheduledRuns();

    /** Returns the largest number of active flow runs; only in 2.20, without an effect. */
    @Nullable
    Integer maxActiveRuns();

    /** Returns whether late flow runs are executed; only in 2.20, without an effect. */
    @Nullable
    Boolean catchup();

    /** Returns the parameters of its flow runs, as plain Java values; empty before 3.2. */
    @Value.Redacted
    Map<String, @AllowNulls Object> parameters();

    /** Returns the name, unique within the deployment; absent before 3.2. */
    @Nullable
    String slug();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentSchedule}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentSchedule.Builder {
        Builder() {}
    }
}
