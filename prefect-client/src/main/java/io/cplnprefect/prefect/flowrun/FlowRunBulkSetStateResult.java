/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** The results of a state that was proposed for several flow runs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRunBulkSetStateResult.class)
public interface FlowRunBulkSetStateResult extends Extensible {

    /** Returns the results, one per flow run. */
    List<FlowRunOrchestrationResult> results();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunBulkSetStateResult}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunBulkSetStateResult.Builder {
        Builder() {}
    }
}
