/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a number that may be absent.
 *
 * @param lowest lowest number, or {@code null}
 * @param highest highest number, or {@code null}
 * @param missing {@code true} for no number, {@code false} for any, or {@code null}
 */
public record NumberRange(
        @JsonProperty("ge_") @Nullable Integer lowest,
        @JsonProperty("le_") @Nullable Integer highest,
        @JsonProperty("is_null_") @Nullable Boolean missing) {

    /** Returns a filter that selects what is between two numbers, both included. */
    public static NumberRange between(int lowest, int highest) {
        return new NumberRange(lowest, highest, null);
    }

    /** Returns a filter that selects what has no such number or, with {@code false}, what has one. */
    public static NumberRange isNull(boolean isNull) {
        return new NumberRange(null, null, isNull);
    }
}
