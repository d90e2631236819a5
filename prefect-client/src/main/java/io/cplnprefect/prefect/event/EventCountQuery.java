/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of numbers of events. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableEventCountQuery.class)
public interface EventCountQuery {

    /** Returns the filter of the events. */
    EventFilter filter();

    /** Returns the unit of the intervals, or {@code null} for {@link EventTimeUnit#DAY}. */
    @Nullable
    EventTimeUnit timeUnit();

    /** Returns the length of an interval in that unit; 1 is the default of servers. */
    @Nullable
    Double timeInterval();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventCountQuery}. Not thread-safe. */
    final class Builder extends ImmutableEventCountQuery.Builder {
        Builder() {}
    }
}
