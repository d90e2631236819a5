/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.internal.Names;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A queue to be made. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkQueueCreate.class)
public interface WorkQueueCreate {

    /** Name, unique within the pool. */
    String name();

    /** Words for people. */
    @Nullable
    String description();

    /** Whether it gives no runs out. */
    @JsonProperty("is_paused")
    @Nullable
    Boolean paused();

    /** How many of its runs may be PENDING or RUNNING at once. */
    @Nullable
    Integer concurrencyLimit();

    /** Priority; 1 goes first. */
    @Nullable
    Integer priority();

    /** Refuses a name that no server takes. */
    @Value.Check
    default void checkName() {
        Names.check("work queue", name());
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkQueueCreate.Builder {
        Builder() {}
    }
}
