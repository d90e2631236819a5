/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Picks deployments. A condition that is absent picks everything; several are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentFilter.class)
public interface DeploymentFilter {

    /** Id. */
    @Nullable
    In<UUID> id();

    /** Name. */
    @Nullable
    NameFilter name();

    /** Whether its schedules rest. */
    @Nullable
    Flag paused();

    /** Tags. */
    @Nullable
    TagFilter tags();

    /** Name of the work queue. */
    @Nullable
    In<String> workQueueName();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableDeploymentFilter.Builder {
        Builder() {}
    }
}
