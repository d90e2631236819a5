/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.state.StateType;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Picks by state. A condition that is absent picks everything; several are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableStateFilter.class)
public interface StateFilter {

    /** Type of the state; leaving types out needs Prefect 3.0. */
    @Since(value = "3.0.0", member = "not_any_")
    @Nullable
    InOrNot<StateType> type();

    /** Name of the state; leaving names out needs Prefect 3.0. */
    @Since(value = "3.0.0", member = "not_any_")
    @Nullable
    InOrNot<String> name();

    /** Picks the given types. */
    static StateFilter types(StateType... types) {
        return builder().type(InOrNot.any(types)).build();
    }

    /** Picks the given names. */
    static StateFilter names(String... names) {
        return builder().name(InOrNot.any(names)).build();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableStateFilter.Builder {
        Builder() {}
    }
}
