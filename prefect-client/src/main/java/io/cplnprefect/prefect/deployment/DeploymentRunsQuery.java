/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the scheduled flow runs of deployments. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentRunsQuery.class)
public interface DeploymentRunsQuery {

    /** Returns the ids of the deployments. */
    List<UUID> deploymentIds();

    /** Returns the latest scheduled start time. */
    @Nullable
    Instant scheduledBefore();

    /** Returns the largest number of flow runs. */
    @Nullable
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentRunsQuery}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentRunsQuery.Builder {
        Builder() {}
    }
}
