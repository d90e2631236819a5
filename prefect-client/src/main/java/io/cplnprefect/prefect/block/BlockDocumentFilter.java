/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.Flag;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.NameFilter;
import io.cplnprefect.prefect.query.Operator;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of block documents. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockDocumentFilter.class)
public interface BlockDocumentFilter {

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns the filter of the id. */
    @Nullable
    In<UUID> id();

    /** Returns the filter of whether it has no name; servers use {@code false} if it is absent. */
    @JsonProperty("is_anonymous")
    @Nullable
    Flag anonymous();

    /** Returns the filter of the type. */
    @Nullable
    In<UUID> blockTypeId();

    /** Returns the filter of the name. */
    @Nullable
    NameFilter name();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockDocumentFilter}. Not thread-safe. */
    final class Builder extends ImmutableBlockDocumentFilter.Builder {
        Builder() {}
    }
}
