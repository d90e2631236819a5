/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of task runs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTaskRunFilter.class)
public interface TaskRunFilter {

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns the filter of the id. */
    @Nullable
    In<UUID> id();

    /** Returns the filter of the name. */
    @Nullable
    NameFilter name();

    /** Returns the filter of the tags. */
    @Nullable
    TagFilter tags();

    /** Returns the filter of the state; task runs cannot be selected by states to exclude. */
    @Nullable
    StateFilter state();

    /** Returns the filter of the start time. */
    @Nullable
    TimeFilter startTime();

    /** Returns the filter of the end time; requires Prefect 3.6.22. */
    @Since("3.6.22")
    @Nullable
    TimeFilter endTime();

    /** Returns the filter of the expected start time; requires Prefect 3.0. */
    @Since("3.0.0")
    @Nullable
    TimeRange expectedStartTime();

    /** Returns the filter of whether it represents a flow run that was started by a flow run. */
    @Nullable
    Exists subflowRuns();

    /** Returns the filter of its flow run. */
    @Nullable
    InOrNull<UUID> flowRunId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskRunFilter}. Not thread-safe. */
    final class Builder extends ImmutableTaskRunFilter.Builder {
        Builder() {}
    }
}
