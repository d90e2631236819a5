/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a queue. An attribute that is not set leaves its member unchanged. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkQueueUpdate.class)
public interface WorkQueueUpdate {

    /**
     * Returns the name.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    String name();

    /** Returns the change of the description. */
    @Value.Default
    default Change<String> description() {
        return Change.unchanged();
    }

    /**
     * Returns whether workers receive no flow runs.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @JsonProperty("is_paused")
    @Nullable
    Boolean paused();

    /** Returns the change of the number of its flow runs that may be PENDING or RUNNING at once. */
    @Value.Default
    default Change<Integer> concurrencyLimit() {
        return Change.unchanged();
    }

    /**
     * Returns the priority; flow runs of a queue with priority 1 come first.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Integer priority();

    /**
     * Returns when it was last polled.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Instant lastPolled();

    /**
     * Returns the filter of its flow runs, for agents.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    QueueFilter filter();

    /**
     * Returns a builder of an update that changes nothing.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkQueueUpdate}. Not thread-safe. */
    final class Builder extends ImmutableWorkQueueUpdate.Builder {
        Builder() {}

        /**
         * Sets the description.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder description(String value) {
            return description(Change.to(value));
        }

        /**
         * Clears the description.
         *
         * @return this
         */
        public Builder clearDescription() {
            return description(Change.clear());
        }

        /**
         * Sets the number of its flow runs that may be PENDING or RUNNING at once.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder concurrencyLimit(Integer value) {
            return concurrencyLimit(Change.to(value));
        }

        /**
         * Clears the number of its flow runs that may be PENDING or RUNNING at once.
         *
         * @return this
         */
        public Builder clearConcurrencyLimit() {
            return concurrencyLimit(Change.clear());
        }
    }
}
