/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flow;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.CreationSort;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which flows are listed or counted. Filters are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowQuery.class)
public interface FlowQuery extends OffsetQuery<FlowQuery> {

    /** Flows. */
    @Nullable
    FlowFilter flows();

    /** Flow runs. */
    @Nullable
    FlowRunFilter flowRuns();

    /** Deployments. */
    @Nullable
    DeploymentFilter deployments();

    /** Work pools. */
    @Nullable
    WorkPoolFilter workPools();

    /** Order; absent for {@link CreationSort#NAME_ASC}. */
    @Nullable
    CreationSort sort();

    @Override
    default FlowQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowQuery.Builder {
        Builder() {}
    }
}
