/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of flows. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowFilter.class)
public interface FlowFilter {

    /** Returns the filter of the id; to exclude ids requires Prefect 3.6.16. */
    @Since(value = "3.6.16", member = "not_any_")
    @Nullable
    InOrNot<UUID> id();

    /** Returns the filter of the name. */
    @Nullable
    NameFilter name();

    /** Returns the filter of the tags. */
    @Nullable
    TagFilter tags();

    /**
     * Checks the tags: servers cannot select flows by any of several tags.
     *
     * @throws UsageException if the filter of tags is {@link TagFilter#any}
     */
    @Value.Check
    default void checkTags() {
        TagFilter tags = tags();
        if (tags != null && tags.anyOf() != null) {
            throw new UsageException(
                    "Invalid filter of flows: expected TagFilter.all or TagFilter.isNull, not TagFilter.any");
        }
    }

    /** Returns the filter of whether it has no deployment. */
    @Nullable
    Missing deployment();

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowFilter}. Not thread-safe. */
    final class Builder extends ImmutableFlowFilter.Builder {
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
