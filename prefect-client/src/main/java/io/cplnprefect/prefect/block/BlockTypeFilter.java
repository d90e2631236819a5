/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.Like;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of types of block documents. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockTypeFilter.class)
public interface BlockTypeFilter {

    /** Returns the filter of the name. */
    @Nullable
    Like name();

    /** Returns the filter of the name in paths. */
    @Nullable
    In<String> slug();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockTypeFilter}. Not thread-safe. */
    final class Builder extends ImmutableBlockTypeFilter.Builder {
        Builder() {}
    }
}
