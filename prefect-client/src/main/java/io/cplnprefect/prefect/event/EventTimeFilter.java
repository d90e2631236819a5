/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of the time of events. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableEventTimeFilter.class)
public interface EventTimeFilter {

    /** Returns the earliest time, or {@code null} for 180 days before the present time. */
    @Nullable
    Instant since();

    /** Returns the latest time, or {@code null} for the present time. */
    @Nullable
    Instant until();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventTimeFilter}. Not thread-safe. */
    final class Builder extends ImmutableEventTimeFilter.Builder {
        Builder() {}
    }
}
