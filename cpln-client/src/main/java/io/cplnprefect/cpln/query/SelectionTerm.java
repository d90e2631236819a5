/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.query;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One term of a stored query. Exactly one of property, tag and relation is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SelectionTerm.Builder.class)
public interface SelectionTerm extends Extensible {

    /** Returns the operator: {@code =}, {@code !=}, {@code >}, {@code >=}, {@code <}, {@code <=}, {@code ~}, {@code exists} or {@code !exists}; {@code =} by default; {@code null} if it is not set. */
    @Nullable
    String op();

    /** Returns the name of the property; {@code null} if it is not set. */
    @Nullable
    String property();

    /** Returns the relation, such as {@code gvc}; {@code null} if it is not set. */
    @Nullable
    String rel();

    /** Returns the name of the tag; {@code null} if it is not set. */
    @Nullable
    String tag();

    /** Returns the value to compare with: a text, number, boolean or time; operators of existence have none; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object value();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SelectionTerm}. Not thread-safe. */
    final class Builder extends ImmutableSelectionTerm.Builder {
        Builder() {}
    }
}
