/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cplnprefect.prefect.dialect.Since;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter of tags.
 *
 * @param allOf tags that must all be present, or {@code null}
 * @param anyOf tags of which one must be present, or {@code null}; requires Prefect 3.1.11
 * @param missing {@code true} for no tag, {@code false} for at least one, or {@code null}
 * @param operator how the conditions are combined, or {@code null} for {@link Operator#AND}
 */
public record TagFilter(
        @JsonProperty("all_") @Nullable List<String> allOf,
        @Since("3.1.11") @JsonProperty("any_") @Nullable List<String> anyOf,
        @JsonProperty("is_null_") @Nullable Boolean missing,
        @Nullable Operator operator) {

    /** Returns a filter that selects what has all of some tags. */
    public static TagFilter all(String... tags) {
        return new TagFilter(List.of(tags), null, null, null);
    }

    /** Returns a filter that selects what has at least one of some tags; requires Prefect 3.1.11, and is invalid for flows. */
    public static TagFilter any(String... tags) {
        return new TagFilter(null, List.of(tags), null, null);
    }

    /** Returns a filter that selects what has no tag or, with {@code false}, what has at least one. */
    public static TagFilter isNull(boolean isNull) {
        return new TagFilter(null, null, isNull, null);
    }
}
