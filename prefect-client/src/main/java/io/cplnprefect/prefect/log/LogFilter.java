/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.In;
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

    /** Returns the filter of the task run. */
    @Nullable
    In<UUID> taskRunId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LogFilter}. Not thread-safe. */
    final class Builder extends ImmutableLogFilter.Builder {
        Builder() {}
    }
}
