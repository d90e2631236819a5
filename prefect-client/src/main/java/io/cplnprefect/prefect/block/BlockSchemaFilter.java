/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.All;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.Operator;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of schemas of block documents. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockSchemaFilter.class)
public interface BlockSchemaFilter {

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns the filter of the type. */
    @Nullable
    In<UUID> blockTypeId();

    /** Returns the filter of the capabilities. */
    @Nullable
    All blockCapabilities();

    /** Returns the filter of the id. */
    @Nullable
    In<UUID> id();

    /** Returns the filter of the version. */
    @Nullable
    In<String> version();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockSchemaFilter}. Not thread-safe. */
    final class Builder extends ImmutableBlockSchemaFilter.Builder {
        Builder() {}
    }
}
