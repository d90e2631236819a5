/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Picks flow runs. A condition that is absent picks everything; several are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunFilter.class)
public interface FlowRunFilter {

    /** Id. */
    @Nullable
    InOrNot<UUID> id();

    /** Name. */
    @Nullable
    NameFilter name();

    /** Tags. */
    @Nullable
    TagFilter tags();

    /** Deployment. */
    @Nullable
    InOrNull<UUID> deploymentId();

    /** Name of the work queue that run or deployment asked for; runs in the default queue of a pool have none. */
    @Nullable
    InOrNull<String> workQueueName();

    /** State. */
    @Nullable
    StateFilter state();

    /** Version of the flow. */
    @Nullable
    In<String> flowVersion();

    /** Start; 3.x takes the expected start where a run has not started. */
    @Nullable
    TimeFilter startTime();

    /** End; needs Prefect 3.0.4. */
    @Since("3.0.4")
    @Nullable
    TimeFilter endTime();

    /** Expected start. */
    @Nullable
    TimeRange expectedStartTime();

    /** Next scheduled start. */
    @Nullable
    TimeRange nextScheduledStartTime();

    /** Flow run that started it. */
    @Nullable
    In<UUID> parentFlowRunId();

    /** Task run of the parent that stands for it. */
    @Nullable
    InOrNull<UUID> parentTaskRunId();

    /** Idempotency key. */
    @Nullable
    InOrNot<String> idempotencyKey();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowRunFilter.Builder {
        Builder() {}
    }
}
