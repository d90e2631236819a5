/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The slots of a work pool and the flow runs that occupy them. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutablePoolSlots.class)
public interface PoolSlots extends Extensible {

    /** Returns the number of occupied slots. */
    Integer activeSlots();

    /** Returns the number of slots, or {@code null} for no limit. */
    @Nullable
    Integer concurrencyLimit();

    /** Returns the queues on this page. */
    List<PoolQueueSlots> queues();

    /** Returns the number of queues in all. */
    Integer count();

    /** Returns the number of queues on a page. */
    Integer limit();

    /** Returns the number of pages. */
    Integer pages();

    /** Returns the number of this page, from 1. */
    Integer page();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PoolSlots}. Not thread-safe. */
    final class Builder extends ImmutablePoolSlots.Builder {
        Builder() {}
    }
}
