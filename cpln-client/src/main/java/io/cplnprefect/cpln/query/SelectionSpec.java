/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.query;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The terms of a stored query. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SelectionSpec.Builder.class)
public interface SelectionSpec extends Extensible {

    /** Returns how many terms must match: {@code all}, {@code any} or {@code none}; all by default; {@code null} if it is not set. */
    @Nullable
    String match();

    /** Returns the terms. */
    List<SelectionTerm> terms();

    /** Returns the order of the result; {@code null} if it is not set. */
    @Nullable
    SelectionSort sort();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SelectionSpec}. Not thread-safe. */
    final class Builder extends ImmutableSelectionSpec.Builder {
        Builder() {}
    }
}
