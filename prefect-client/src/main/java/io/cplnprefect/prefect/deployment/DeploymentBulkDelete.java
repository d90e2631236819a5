/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.DeploymentFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that deletes deployments. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentBulkDelete.class)
public interface DeploymentBulkDelete {

    /** Returns the filter of the deployments. */
    @Nullable
    DeploymentFilter deployments();

    /** Returns the largest number of deployments to delete, 1 to 50; 50 is the default of servers. */
    @Nullable
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentBulkDelete}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentBulkDelete.Builder {
        Builder() {}
    }
}
