/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.search;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates or replaces a saved search. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableSavedSearchCreate.class)
public interface SavedSearchCreate {

    /** Returns the name, unique. */
    String name();

    /** Returns the conditions. */
    @Nullable
    List<SearchCondition> filters();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SavedSearchCreate}. Not thread-safe. */
    final class Builder extends ImmutableSavedSearchCreate.Builder {
        Builder() {}
    }
}
