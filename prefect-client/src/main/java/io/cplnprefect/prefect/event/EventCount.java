/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The number of events with one value. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableEventCount.class)
public interface EventCount extends Extensible {

    /** Returns the value. */
    String value();

    /** Returns the value as it is shown to users. */
    String label();

    /** Returns the number of events. */
    Integer count();

    /** Returns the time of the first of the events, or the start of the interval. */
    @Nullable
    Instant startTime();

    /** Returns the time of the last of the events, or the end of the interval. */
    @Nullable
    Instant endTime();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventCount}. Not thread-safe. */
    final class Builder extends ImmutableEventCount.Builder {
        Builder() {}
    }
}
