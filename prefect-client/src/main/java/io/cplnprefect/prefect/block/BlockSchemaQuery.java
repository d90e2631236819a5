/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of schemas of block documents. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockSchemaQuery.class)
public interface BlockSchemaQuery extends OffsetQuery<BlockSchemaQuery> {

    /** Returns the filter of the schemas. */
    @Nullable
    BlockSchemaFilter blockSchemas();

    @Override
    default BlockSchemaQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockSchemaQuery}. Not thread-safe. */
    final class Builder extends ImmutableBlockSchemaQuery.Builder {
        Builder() {}
    }
}
