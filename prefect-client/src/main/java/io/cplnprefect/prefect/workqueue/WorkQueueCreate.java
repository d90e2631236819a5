/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.internal.Names;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a queue. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkQueueCreate.class)
public interface WorkQueueCreate {

    /** Returns the name, unique within the work pool. */
    String name();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns whether it is paused: workers receive no flow runs. */
    @JsonProperty("is_paused")
    @Nullable
    Boolean paused();

    /** Returns the number of its flow runs that may be PENDING or RUNNING at once. */
    @Nullable
    Integer concurrencyLimit();

    /** Returns the priority; flow runs of a queue with priority 1 come first. */
    @Nullable
    Integer priority();

    /**
     * Checks the name.
     *
     * @throws io.cplnprefect.core.error.UsageException if the name is empty or contains a character that servers refuse
     */
    @Value.Check
    default void checkName() {
        Names.check("work queue", name());
    }

    /** Returns the filter of its flow runs, for agents. */
    @Nullable
    QueueFilter filter();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkQueueCreate}. Not thread-safe. */
    final class Builder extends ImmutableWorkQueueCreate.Builder {
        Builder() {}
    }
}
