/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.TaskRunFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of flow runs. All filters that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunQuery.class)
public interface FlowRunQuery extends OffsetQuery<FlowRunQuery> {

    /** Returns the filter of the flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Returns the filter of the flows. */
    @Nullable
    FlowFilter flows();

    /** Returns the filter of the deployments. */
    @Nullable
    DeploymentFilter deployments();

    /** Returns the filter of the work pools. */
    @Nullable
    WorkPoolFilter workPools();

    /** Returns the filter of the queues of work pools. */
    @Nullable
    WorkQueueFilter workPoolQueues();

    /** Returns the order, or {@code null} for {@link FlowRunSort#ID_DESC}. */
    @Nullable
    FlowRunSort sort();

    /** Returns a query with a filter of flow runs. */
    static FlowRunQuery of(FlowRunFilter filter) {
        return builder().flowRuns(filter).build();
    }

    @Override
    default FlowRunQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns the filter of the task runs. */
    @Nullable
    TaskRunFilter taskRuns();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunQuery}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunQuery.Builder {
        Builder() {}
    }
}
