/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.TaskRunFilter;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the numbers of task runs by state and time. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTaskRunHistoryQuery.class)
public interface TaskRunHistoryQuery {

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

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskRunHistoryQuery}. Not thread-safe. */
    final class Builder extends ImmutableTaskRunHistoryQuery.Builder {
        Builder() {}
    }
}
