/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a time.
 *
 * @param latest latest time, or {@code null}
 * @param earliest earliest time, or {@code null}
 */
public record TimeRange(
        @JsonProperty("before_") @Nullable Instant latest,
        @JsonProperty("after_") @Nullable Instant earliest) {

    /** Returns a filter that selects a time and all earlier ones. */
    public static TimeRange before(Instant time) {
        return new TimeRange(time, null);
    }

    /** Returns a filter that selects a time and all later ones. */
    public static TimeRange after(Instant time) {
        return new TimeRange(null, time);
    }

    /** Returns a filter that selects what is between two times, both included. */
    public static TimeRange between(Instant after, Instant before) {
        return new TimeRange(before, after);
    }
}
