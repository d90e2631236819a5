/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Picks flows. A condition that is absent picks everything; several are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowFilter.class)
public interface FlowFilter {

    /** Id. */
    @Nullable
    In<UUID> id();

    /** Name. */
    @Nullable
    NameFilter name();

    /** Tags. */
    @Nullable
    TagFilter tags();

    /**
     * Checks the tags: servers cannot select flows by any of several tags.
     *
     * @throws UsageException if the filter of tags is {@link TagFilter#any}
     */
    @Value.Check
    default void checkTags() {
        TagFilter tags = tags();
        if (tags != null && tags.anyOf() != null) {
            throw new UsageException(
                    "Invalid filter of flows: expected TagFilter.all or TagFilter.isNull, not TagFilter.any");
        }
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowFilter.Builder {
        Builder() {}
    }
}
