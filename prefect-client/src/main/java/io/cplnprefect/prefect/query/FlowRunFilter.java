/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of flow runs. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunFilter.class)
public interface FlowRunFilter {

    /** Returns the filter of the id. */
    @Nullable
    InOrNot<UUID> id();

    /** Returns the filter of the name. */
    @Nullable
    NameFilter name();

    /** Returns the filter of the tags. */
    @Nullable
    TagFilter tags();

    /** Returns the filter of its deployment. */
    @Nullable
    InOrNull<UUID> deploymentId();

    /** Returns the filter of the queue that was set on the flow run or its deployment; absent for flow runs in the default queue of a work pool. */
    @Nullable
    InOrNull<String> workQueueName();

    /** Returns the filter of the state. */
    @Nullable
    StateFilter state();

    /** Returns the filter of the version of the flow. */
    @Nullable
    In<String> flowVersion();

    /** Returns the filter of the start time; for a flow run that has not started, 3.x uses the expected start time. */
    @Nullable
    TimeFilter startTime();

    /** Returns the filter of the end time; requires Prefect 3.0.4. */
    @Since("3.0.4")
    @Nullable
    TimeFilter endTime();

    /** Returns the filter of the expected start time. */
    @Nullable
    TimeRange expectedStartTime();

    /** Returns the filter of the next scheduled start time. */
    @Nullable
    TimeRange nextScheduledStartTime();

    /** Returns the filter of the parent flow run. */
    @Nullable
    In<UUID> parentFlowRunId();

    /** Returns the filter of the task run that represents it in the parent flow run. */
    @Nullable
    InOrNull<UUID> parentTaskRunId();

    /** Returns the filter of the idempotency key. */
    @Nullable
    InOrNot<String> idempotencyKey();

    /** Returns the filter of the creator; requires Prefect 3.6.13. */
    @Since("3.6.13")
    @Nullable
    CreatedByFilter createdBy();

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunFilter}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunFilter.Builder {
        Builder() {}
    }
}
