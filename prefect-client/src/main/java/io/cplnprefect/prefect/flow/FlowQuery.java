/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flow;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.CreationSort;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.TaskRunFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of flows. All filters that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowQuery.class)
public interface FlowQuery extends OffsetQuery<FlowQuery> {

    /** Returns the filter of the flows. */
    @Nullable
    FlowFilter flows();

    /** Returns the filter of the flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Returns the filter of the deployments. */
    @Nullable
    DeploymentFilter deployments();

    /** Returns the filter of the work pools. */
    @Nullable
    WorkPoolFilter workPools();

    /** Returns the order, or {@code null} for {@link CreationSort#NAME_ASC}. */
    @Nullable
    CreationSort sort();

    @Override
    default FlowQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns the filter of the task runs. */
    @Nullable
    TaskRunFilter taskRuns();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowQuery}. Not thread-safe. */
    final class Builder extends ImmutableFlowQuery.Builder {
        Builder() {}
    }
}
