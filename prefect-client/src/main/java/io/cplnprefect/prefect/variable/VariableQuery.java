/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.variable;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.CreationSort;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of variables. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableVariableQuery.class)
public interface VariableQuery extends OffsetQuery<VariableQuery> {

    /** Returns the filter of the variables. */
    @Nullable
    VariableFilter variables();

    /** Returns the order, or {@code null} for {@link CreationSort#NAME_ASC}. */
    @Nullable
    CreationSort sort();

    @Override
    default VariableQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VariableQuery}. Not thread-safe. */
    final class Builder extends ImmutableVariableQuery.Builder {
        Builder() {}
    }
}
