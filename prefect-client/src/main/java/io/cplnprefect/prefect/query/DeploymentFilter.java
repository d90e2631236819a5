/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of deployments. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentFilter.class)
public interface DeploymentFilter {

    /** Returns the filter of the id. */
    @Nullable
    In<UUID> id();

    /** Returns the filter of the name. */
    @Nullable
    NameFilter name();

    /** Returns the filter of whether its schedules are paused. */
    @Nullable
    Flag paused();

    /** Returns the filter of the tags. */
    @Nullable
    TagFilter tags();

    /** Returns the filter of the name of the queue. */
    @Nullable
    In<String> workQueueName();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentFilter}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentFilter.Builder {
        Builder() {}
    }
}
