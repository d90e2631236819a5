/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.flowrun.FlowRun;
import java.util.UUID;
import org.immutables.value.Value;

/** A run that waits in a pool. Nothing is reserved: it is given out until it leaves SCHEDULED. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableScheduledFlowRun.class)
public interface ScheduledFlowRun extends Extensible {

    /** Pool that it waits in. */
    UUID workPoolId();

    /** Queue that it waits in. */
    UUID workQueueId();

    /** The run, without its state and names of pool and queue. */
    FlowRun flowRun();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableScheduledFlowRun.Builder {
        Builder() {}
    }
}
