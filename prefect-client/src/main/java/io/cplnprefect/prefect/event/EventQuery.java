/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of events. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableEventQuery.class)
public interface EventQuery {

    /** Returns the filter of the events. */
    @Nullable
    EventFilter filter();

    /** Returns the number of events on a page, at most 50, which is the default of servers. */
    @Nullable
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventQuery}. Not thread-safe. */
    final class Builder extends ImmutableEventQuery.Builder {
        Builder() {}
    }
}
