/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a queue: what is absent stays, what is cleared becomes null. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkQueueUpdate.class)
public interface WorkQueueUpdate {

    /** Name. */
    @Nullable
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

    /**
     * What the update clears: names on the wire, each with {@code null}. Filled by the builder's {@code clear} methods.
     *
     * @return names without values
     */
    @JsonAnyGetter
    Map<String, @Nullable Object> cleared();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkQueueUpdate.Builder {
        Builder() {}

        /**
         * Lifts the limit.
         *
         * @return this
         */
        public Builder clearConcurrencyLimit() {
            return putCleared("concurrency_limit", null);
        }
    }
}
