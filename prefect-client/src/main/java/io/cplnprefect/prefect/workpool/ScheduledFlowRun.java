/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.flowrun.FlowRun;
import java.util.UUID;
import org.immutables.value.Value;

/** A flow run that is scheduled in a work pool. It is not reserved: every poll returns it until it leaves SCHEDULED. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableScheduledFlowRun.class)
public interface ScheduledFlowRun extends Extensible {

    /** Returns the id of its work pool. */
    UUID workPoolId();

    /** Returns the id of its queue. */
    UUID workQueueId();

    /** Returns the flow run, without its state and the names of its work pool and queue. */
    FlowRun flowRun();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ScheduledFlowRun}. Not thread-safe. */
    final class Builder extends ImmutableScheduledFlowRun.Builder {
        Builder() {}
    }
}
