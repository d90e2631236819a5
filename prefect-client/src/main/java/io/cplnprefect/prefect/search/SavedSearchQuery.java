/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.search;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;

/** A query of saved searches. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableSavedSearchQuery.class)
public interface SavedSearchQuery extends OffsetQuery<SavedSearchQuery> {

    @Override
    default SavedSearchQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SavedSearchQuery}. Not thread-safe. */
    final class Builder extends ImmutableSavedSearchQuery.Builder {
        Builder() {}
    }
}
