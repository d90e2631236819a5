/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.TaskRunFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the numbers of flow runs by state and time. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunHistoryQuery.class)
public interface FlowRunHistoryQuery {

    /** Returns the start of the first interval. */
    Instant historyStart();

    /** Returns the end of the last interval. */
    Instant historyEnd();

    /** Returns the seconds of an interval, at least 1; servers return at most 500 intervals. */
    Double historyIntervalSeconds();

    /** Returns the filter of the flows. */
    @Nullable
    FlowFilter flows();

    /** Returns the filter of the flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Returns the filter of the task runs. */
    @Nullable
    TaskRunFilter taskRuns();

    /** Returns the filter of the deployments. */
    @Nullable
    DeploymentFilter deployments();

    /** Returns the filter of the work pools. */
    @Nullable
    WorkPoolFilter workPools();

    /** Returns the filter of the queues. */
    @Nullable
    WorkQueueFilter workQueues();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunHistoryQuery}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunHistoryQuery.Builder {
        Builder() {}
    }
}
