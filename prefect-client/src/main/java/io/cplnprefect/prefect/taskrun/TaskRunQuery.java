/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.TaskRunFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of task runs. All filters that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTaskRunQuery.class)
public interface TaskRunQuery extends OffsetQuery<TaskRunQuery> {

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

    /** Returns the order, or {@code null} for {@link TaskRunSort#ID_DESC}. */
    @Nullable
    TaskRunSort sort();

    @Override
    default TaskRunQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskRunQuery}. Not thread-safe. */
    final class Builder extends ImmutableTaskRunQuery.Builder {
        Builder() {}
    }
}
