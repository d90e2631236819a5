/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of types of block documents. All filters that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockTypeQuery.class)
public interface BlockTypeQuery extends OffsetQuery<BlockTypeQuery> {

    /** Returns the filter of the types. */
    @Nullable
    BlockTypeFilter blockTypes();

    /** Returns the filter of the schemas. */
    @Nullable
    BlockSchemaFilter blockSchemas();

    @Override
    default BlockTypeQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockTypeQuery}. Not thread-safe. */
    final class Builder extends ImmutableBlockTypeQuery.Builder {
        Builder() {}
    }
}
