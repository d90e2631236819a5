/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a time that may be absent.
 *
 * @param latest latest time, or {@code null}
 * @param earliest earliest time, or {@code null}
 * @param missing {@code true} for no time, {@code false} for any, or {@code null}
 */
public record TimeFilter(
        @JsonProperty("before_") @Nullable Instant latest,
        @JsonProperty("after_") @Nullable Instant earliest,
        @JsonProperty("is_null_") @Nullable Boolean missing) {

    /** Returns a filter that selects a time and all earlier ones. */
    public static TimeFilter before(Instant time) {
        return new TimeFilter(time, null, null);
    }

    /** Returns a filter that selects a time and all later ones. */
    public static TimeFilter after(Instant time) {
        return new TimeFilter(null, time, null);
    }

    /** Returns a filter that selects what is between two times, both included. */
    public static TimeFilter between(Instant after, Instant before) {
        return new TimeFilter(before, after, null);
    }

    /** Returns a filter that selects what has no such time or, with {@code false}, what has one. */
    public static TimeFilter isNull(boolean isNull) {
        return new TimeFilter(null, null, isNull);
    }
}
