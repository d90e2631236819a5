/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of deployments. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentFilter.class)
public interface DeploymentFilter {

    /** Returns the filter of the id; to exclude ids requires Prefect 3.4.7. */
    @Since(value = "3.4.7", member = "not_any_")
    @Nullable
    InOrNot<UUID> id();

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

    /** Returns the filter of the name of the flow or of the deployment; requires Prefect 3.x. */
    @Since("3.0.0")
    @Nullable
    Like flowOrDeploymentName();

    /** Returns the filter of the number of its flow runs that may be active at once; requires Prefect 3.0. */
    @Since("3.0.0")
    @Nullable
    NumberRange concurrencyLimit();

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentFilter}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentFilter.Builder {
        Builder() {}

        /**
         * Sets the filter of the id.
         *
         * @param values the values to select
         * @return this
         */
        public Builder id(In<UUID> values) {
            return id(InOrNot.any(values.values()));
        }
    }
}
