/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of queues of work pools. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkQueueFilter.class)
public interface WorkQueueFilter {

    /** Returns the filter of the id. */
    @Nullable
    In<UUID> id();

    /** Returns the filter of the name. */
    @Nullable
    InOrPrefix name();

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkQueueFilter}. Not thread-safe. */
    final class Builder extends ImmutableWorkQueueFilter.Builder {
        Builder() {}

        /**
         * Sets the filter of the name.
         *
         * @param values the values to select
         * @return this
         */
        public Builder name(In<String> values) {
            return name(new InOrPrefix(values.values(), null));
        }
    }
}
