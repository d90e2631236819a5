/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.workqueue.SlotSummary;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The slots of one queue of a work pool. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutablePoolQueueSlots.class)
public interface PoolQueueSlots extends Extensible {

    /** Returns the id of the queue. */
    UUID queueId();

    /** Returns the name of the queue. */
    String queueName();

    /** Returns the number of occupied slots. */
    Integer activeSlots();

    /** Returns the number of slots, or {@code null} for no limit. */
    @Nullable
    Integer concurrencyLimit();

    /** Returns the first flow runs that occupy a slot. */
    List<SlotSummary> flowRuns();

    /** Returns the number of these flow runs in all. */
    @Nullable
    Integer flowRunCount();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PoolQueueSlots}. Not thread-safe. */
    final class Builder extends ImmutablePoolQueueSlots.Builder {
        Builder() {}
    }
}
