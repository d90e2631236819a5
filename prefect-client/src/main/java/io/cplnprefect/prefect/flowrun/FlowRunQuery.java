/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which flow runs are listed or counted. Filters are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunQuery.class)
public interface FlowRunQuery extends OffsetQuery<FlowRunQuery> {

    /** Flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Flows. */
    @Nullable
    FlowFilter flows();

    /** Deployments. */
    @Nullable
    DeploymentFilter deployments();

    /** Work pools. */
    @Nullable
    WorkPoolFilter workPools();

    /** Queues of work pools. */
    @Nullable
    WorkQueueFilter workPoolQueues();

    /** Order; absent for {@link FlowRunSort#ID_DESC}. */
    @Nullable
    FlowRunSort sort();

    /** Picks by what is known of the flow runs alone. */
    static FlowRunQuery of(FlowRunFilter filter) {
        return builder().flowRuns(filter).build();
    }

    @Override
    default FlowRunQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowRunQuery.Builder {
        Builder() {}
    }
}
