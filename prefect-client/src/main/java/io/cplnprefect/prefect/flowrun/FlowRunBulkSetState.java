/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.state.StateCreate;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that proposes a state for several flow runs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunBulkSetState.class)
public interface FlowRunBulkSetState {

    /** Returns the filter of the flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Returns the state. */
    StateCreate state();

    /** Returns whether the rules of the server are skipped. */
    @Nullable
    Boolean force();

    /** Returns the largest number of flow runs to change, 1 to 50; 50 is the default of servers. */
    @Nullable
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunBulkSetState}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunBulkSetState.Builder {
        Builder() {}
    }
}
