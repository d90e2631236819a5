/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.variable;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Until;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.NameFilter;
import io.cplnprefect.prefect.query.Operator;
import io.cplnprefect.prefect.query.TagFilter;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of variables. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableVariableFilter.class)
public interface VariableFilter {

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns the filter of the id. */
    @Nullable
    In<UUID> id();

    /** Returns the filter of the name. */
    @Nullable
    NameFilter name();

    /** Returns the filter of the value, a text; requires Prefect 2.20. */
    @Until("3.0.0")
    @Nullable
    NameFilter value();

    /** Returns the filter of the tags. */
    @Nullable
    TagFilter tags();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VariableFilter}. Not thread-safe. */
    final class Builder extends ImmutableVariableFilter.Builder {
        Builder() {}
    }
}
