/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flow;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.FlowFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that deletes flows. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowBulkDelete.class)
public interface FlowBulkDelete {

    /** Returns the filter of the flows. */
    @Nullable
    FlowFilter flows();

    /** Returns the largest number of flows to delete, 1 to 50; 50 is the default of servers. */
    @Nullable
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowBulkDelete}. Not thread-safe. */
    final class Builder extends ImmutableFlowBulkDelete.Builder {
        Builder() {}
    }
}
