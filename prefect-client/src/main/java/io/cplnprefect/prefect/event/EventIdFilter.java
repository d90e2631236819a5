/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of the ids of events. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableEventIdFilter.class)
public interface EventIdFilter {

    /** Returns the ids. */
    @Nullable
    List<UUID> id();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventIdFilter}. Not thread-safe. */
    final class Builder extends ImmutableEventIdFilter.Builder {
        Builder() {}
    }
}
