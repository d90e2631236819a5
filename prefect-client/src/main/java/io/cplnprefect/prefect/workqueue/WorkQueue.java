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

    /** Id of the queue. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name, unique within the pool. */
    String name();

    /** Words for people. */
    @Nullable
    String description();

    /** Whether it gives no runs out. */
    @JsonProperty("is_paused")
    @Value.Default
    default Boolean paused() {
        return false;
    }

    /** How many of its runs may be PENDING or RUNNING at once. */
    @Nullable
    Integer concurrencyLimit();

    /** Priority; 1 goes first. */
    @Value.Default
    default Integer priority() {
        return 1;
    }

    /** Pool that it belongs to. */
    @Nullable
    UUID workPoolId();

    /** Name of that pool. */
    @Nullable
    String workPoolName();

    /** When a worker last polled it. */
    @Nullable
    Instant lastPolled();

    /** Whether it is served. */
    @Nullable
    WorkQueueStatus status();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkQueue.Builder {
        Builder() {}
    }
}
