/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The slots of a queue and the flow runs that occupy them. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableQueueSlots.class)
public interface QueueSlots extends Extensible {

    /** Returns the number of occupied slots. */
    Integer activeSlots();

    /** Returns the number of slots, or {@code null} for no limit. */
    @Nullable
    Integer concurrencyLimit();

    /** Returns the flow runs on this page. */
    List<SlotSummary> flowRuns();

    /** Returns the number of flow runs in all. */
    Integer count();

    /** Returns the number of flow runs on a page. */
    Integer limit();

    /** Returns the number of pages. */
    Integer pages();

    /** Returns the number of this page, from 1. */
    Integer page();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link QueueSlots}. Not thread-safe. */
    final class Builder extends ImmutableQueueSlots.Builder {
        Builder() {}
    }
}
