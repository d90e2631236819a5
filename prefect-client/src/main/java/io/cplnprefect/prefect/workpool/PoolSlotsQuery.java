/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the slots of a work pool. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutablePoolSlotsQuery.class)
public interface PoolSlotsQuery {

    /** Returns the number of the page, from 1. */
    @Nullable
    Integer page();

    /** Returns the number of queues on a page. */
    @Nullable
    Integer limit();

    /** Returns the largest number of flow runs of each queue; 10 is the default of servers. */
    @Nullable
    Integer flowRunLimit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PoolSlotsQuery}. Not thread-safe. */
    final class Builder extends ImmutablePoolSlotsQuery.Builder {
        Builder() {}
    }
}
