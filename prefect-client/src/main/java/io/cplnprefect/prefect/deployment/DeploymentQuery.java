/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.CreationSort;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.TaskRunFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of deployments. All filters that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentQuery.class)
public interface DeploymentQuery extends OffsetQuery<DeploymentQuery> {

    /** Returns the filter of the deployments. */
    @Nullable
    DeploymentFilter deployments();

    /** Returns the filter of the flows. */
    @Nullable
    FlowFilter flows();

    /** Returns the filter of the flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Returns the filter of the work pools. */
    @Nullable
    WorkPoolFilter workPools();

    /** Returns the filter of the queues of work pools. */
    @Nullable
    WorkQueueFilter workPoolQueues();

    /** Returns the order, or {@code null} for {@link CreationSort#NAME_ASC}. */
    @Nullable
    CreationSort sort();

    @Override
    default DeploymentQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns the filter of the task runs. */
    @Nullable
    TaskRunFilter taskRuns();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentQuery}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentQuery.Builder {
        Builder() {}
    }
}
