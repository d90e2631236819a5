/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request that creates the scheduled flow runs of a deployment in advance. The server stops at the later of the minima
 * and the earlier of the maxima. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentScheduling.class)
public interface DeploymentScheduling {

    /** Returns the earliest start time of a flow run, or {@code null} for the present time. */
    @Nullable
    Instant startTime();

    /** Returns the latest start time of a flow run, or {@code null} for the limit of the server. */
    @Nullable
    Instant endTime();

    /** Returns the seconds for which flow runs are created at least. */
    @Nullable
    Double minTime();

    /** Returns the number of flow runs that are created at least. */
    @Nullable
    Integer minRuns();

    /** Returns the number of flow runs that are created at most. */
    @Nullable
    Integer maxRuns();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentScheduling}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentScheduling.Builder {
        Builder() {}
    }
}
