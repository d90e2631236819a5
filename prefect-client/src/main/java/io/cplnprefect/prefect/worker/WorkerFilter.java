/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.Operator;
import io.cplnprefect.prefect.query.TimeRange;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of workers. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkerFilter.class)
public interface WorkerFilter {

    /** Returns the filter of the last heartbeat. */
    @Nullable
    TimeRange lastHeartbeatTime();

    /** Returns the filter of the status. */
    @Nullable
    InOrNot<WorkerStatus> status();

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkerFilter}. Not thread-safe. */
    final class Builder extends ImmutableWorkerFilter.Builder {
        Builder() {}
    }
}
