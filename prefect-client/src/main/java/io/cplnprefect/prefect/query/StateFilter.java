/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.state.StateType;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of states. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableStateFilter.class)
public interface StateFilter {

    /** Returns the filter of the type of the state; to exclude types requires Prefect 3.0. */
    @Since(value = "3.0.0", member = "not_any_")
    @Nullable
    InOrNot<StateType> type();

    /** Returns the filter of the name of the state; to exclude names requires Prefect 3.0. */
    @Since(value = "3.0.0", member = "not_any_")
    @Nullable
    InOrNot<String> name();

    /** Returns a filter that selects types. */
    static StateFilter types(StateType... types) {
        return builder().type(InOrNot.any(types)).build();
    }

    /** Returns a filter that selects names. */
    static StateFilter names(String... names) {
        return builder().name(InOrNot.any(names)).build();
    }

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StateFilter}. Not thread-safe. */
    final class Builder extends ImmutableStateFilter.Builder {
        Builder() {}
    }
}
