/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.InOrNull;
import io.cplnprefect.prefect.query.Operator;
import io.cplnprefect.prefect.query.TimeRange;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of log lines. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLogFilter.class)
public interface LogFilter {

    /** Returns the filter of the level. */
    @Nullable
    LevelRange level();

    /** Returns the filter of the time. */
    @Nullable
    TimeRange timestamp();

    /** Returns the filter of the flow run. */
    @Nullable
    In<UUID> flowRunId();

    /** Returns the filter of the task run; to select by whether there is one requires Prefect 3.x. */
    @Since(value = "3.0.0", member = "is_null_")
    @Nullable
    InOrNull<UUID> taskRunId();

    /** Returns the filter of the text; requires Prefect 3.4.20. */
    @Since("3.4.20")
    @Nullable
    LogTextFilter text();

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LogFilter}. Not thread-safe. */
    final class Builder extends ImmutableLogFilter.Builder {
        Builder() {}

        /**
         * Sets the filter of the task run.
         *
         * @param values the values to select
         * @return this
         */
        public Builder taskRunId(In<UUID> values) {
            return taskRunId(InOrNull.any(values.values()));
        }
    }
}
