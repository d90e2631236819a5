/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.TimeRange;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Picks log lines. A condition that is absent picks everything; several are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLogFilter.class)
public interface LogFilter {

    /** Level. */
    @Nullable
    LevelRange level();

    /** Time. */
    @Nullable
    TimeRange timestamp();

    /** Flow run. */
    @Nullable
    In<UUID> flowRunId();

    /** Task run. */
    @Nullable
    In<UUID> taskRunId();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableLogFilter.Builder {
        Builder() {}
    }
}
