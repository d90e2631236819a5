/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A queue of a work pool. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkQueue.class)
public interface WorkQueue extends Extensible {

    /** Returns the id of the queue. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name, unique within the work pool. */
    String name();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns whether it is paused: workers receive no flow runs. */
    @JsonProperty("is_paused")
    @Value.Default
    default Boolean paused() {
        return false;
    }

    /** Returns the number of its flow runs that may be PENDING or RUNNING at once. */
    @Nullable
    Integer concurrencyLimit();

    /** Returns the priority; flow runs of a queue with priority 1 come first. */
    @Value.Default
    default Integer priority() {
        return 1;
    }

    /** Returns the id of its work pool. */
    @Nullable
    UUID workPoolId();

    /** Returns the name of that work pool. */
    @Nullable
    String workPoolName();

    /** Returns when a worker last polled it. */
    @Nullable
    Instant lastPolled();

    /** Returns whether a worker polls it. */
    @Nullable
    WorkQueueStatus status();

    /** Returns the filter of its flow runs, for agents. */
    @Nullable
    QueueFilter filter();

    /** Returns the number of occupied slots of the limit; only sent by newer releases of 3.x. */
    @Nullable
    Integer activeSlots();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkQueue}. Not thread-safe. */
    final class Builder extends ImmutableWorkQueue.Builder {
        Builder() {}
    }
}
