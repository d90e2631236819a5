/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.query;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The order of the result of a stored query. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SelectionSort.Builder.class)
public interface SelectionSort extends Extensible {

    /** Returns the property by which the result is sorted. */
    String by();

    /** Returns the direction: {@code asc} or {@code desc}; ascending by default; {@code null} if it is not set. */
    @Nullable
    String order();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SelectionSort}. Not thread-safe. */
    final class Builder extends ImmutableSelectionSort.Builder {
        Builder() {}
    }
}
