/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of work pools. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkPoolFilter.class)
public interface WorkPoolFilter {

    /** Returns the filter of the id. */
    @Nullable
    In<UUID> id();

    /** Returns the filter of the name. */
    @Nullable
    In<String> name();

    /** Returns the filter of the type. */
    @Nullable
    In<String> type();

    /** Returns a filter that selects work pools by their names. */
    static WorkPoolFilter names(String... names) {
        return builder().name(In.any(names)).build();
    }

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkPoolFilter}. Not thread-safe. */
    final class Builder extends ImmutableWorkPoolFilter.Builder {
        Builder() {}
    }
}
