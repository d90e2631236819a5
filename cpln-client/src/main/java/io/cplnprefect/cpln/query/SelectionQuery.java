/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.query;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query that an object holds to select other objects, such as the members of a group. {@link Query} is the query of a request. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SelectionQuery.Builder.class)
public interface SelectionQuery extends Extensible {

    /** Returns the kind of the selected objects; {@code null} if it is not set. */
    @Nullable
    String kind();

    /** Returns the context of the query, as the API defines it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> context();

    /** Returns what the query returns: {@code items} or {@code links}; items by default; {@code null} if it is not set. */
    @Nullable
    String fetch();

    /** Returns the terms; {@code null} if it is not set. */
    @Nullable
    SelectionSpec spec();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SelectionQuery}. Not thread-safe. */
    final class Builder extends ImmutableSelectionQuery.Builder {
        Builder() {}
    }
}
