/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.FlowRunFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that deletes flow runs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunBulkDelete.class)
public interface FlowRunBulkDelete {

    /** Returns the filter of the flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Returns the largest number of flow runs to delete, 1 to 50; 50 is the default of servers. */
    @Nullable
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunBulkDelete}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunBulkDelete.Builder {
        Builder() {}
    }
}
