/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.state.OrchestrationDetails;
import io.cplnprefect.prefect.state.SetStateStatus;
import io.cplnprefect.prefect.state.State;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The result of a state that was proposed for one of several flow runs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRunOrchestrationResult.class)
public interface FlowRunOrchestrationResult extends Extensible {

    /** Returns the id of the flow run. */
    UUID flowRunId();

    /** Returns what the server did. */
    SetStateStatus status();

    /** Returns the state now in force. */
    @Nullable
    State state();

    /** Returns why the server did it. */
    @Nullable
    OrchestrationDetails details();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunOrchestrationResult}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunOrchestrationResult.Builder {
        Builder() {}
    }
}
