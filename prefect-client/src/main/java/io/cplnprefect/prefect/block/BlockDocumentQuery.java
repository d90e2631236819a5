/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of block documents. All filters that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockDocumentQuery.class)
public interface BlockDocumentQuery extends OffsetQuery<BlockDocumentQuery> {

    /** Returns the filter of the documents. */
    @Nullable
    BlockDocumentFilter blockDocuments();

    /** Returns the filter of the types. */
    @Nullable
    BlockTypeFilter blockTypes();

    /** Returns the filter of the schemas. */
    @Nullable
    BlockSchemaFilter blockSchemas();

    /** Returns whether secrets are read as they are, not as eight asterisks. */
    @Nullable
    Boolean includeSecrets();

    /** Returns the order, or {@code null} for {@link BlockDocumentSort#NAME_ASC}. */
    @Nullable
    BlockDocumentSort sort();

    @Override
    default BlockDocumentQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockDocumentQuery}. Not thread-safe. */
    final class Builder extends ImmutableBlockDocumentQuery.Builder {
        Builder() {}
    }
}
