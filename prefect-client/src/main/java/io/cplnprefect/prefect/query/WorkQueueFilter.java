/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Picks queues of work pools. A condition that is absent picks everything; several are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkQueueFilter.class)
public interface WorkQueueFilter {

    /** Id. */
    @Nullable
    In<UUID> id();

    /** Name. */
    @Nullable
    In<String> name();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkQueueFilter.Builder {
        Builder() {}
    }
}
