/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.search;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A saved search of flow runs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableSavedSearch.class)
public interface SavedSearch extends Extensible {

    /** Returns the id of the search. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name, unique. */
    String name();

    /** Returns the conditions. */
    List<SearchCondition> filters();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SavedSearch}. Not thread-safe. */
    final class Builder extends ImmutableSavedSearch.Builder {
        Builder() {}
    }
}
