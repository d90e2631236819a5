/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cplnprefect.prefect.dialect.Since;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks by tags.
 *
 * @param allOf tags that all must be there, or {@code null}
 * @param anyOf tags of which one must be there, or {@code null}; needs Prefect 3.1.11
 * @param missing whether there is no tag, or {@code null}
 */
public record TagFilter(
        @JsonProperty("all_") @Nullable List<String> allOf,
        @Since("3.1.11") @JsonProperty("any_") @Nullable List<String> anyOf,
        @JsonProperty("is_null_") @Nullable Boolean missing) {

    /** Picks what has all these tags. */
    public static TagFilter all(String... tags) {
        return new TagFilter(List.of(tags), null, null);
    }

    /** Picks what has one of these tags; needs Prefect 3.1.11, and is not for flows. */
    public static TagFilter any(String... tags) {
        return new TagFilter(null, List.of(tags), null);
    }

    /** Picks what has no tag, or with {@code false} what has any. */
    public static TagFilter isNull(boolean isNull) {
        return new TagFilter(null, null, isNull);
    }
}
