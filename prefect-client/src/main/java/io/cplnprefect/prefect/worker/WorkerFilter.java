/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.TimeRange;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Picks workers. A condition that is absent picks everything; several are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkerFilter.class)
public interface WorkerFilter {

    /** Last heartbeat. */
    @Nullable
    TimeRange lastHeartbeatTime();

    /** Whether it is alive. */
    @Nullable
    InOrNot<WorkerStatus> status();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkerFilter.Builder {
        Builder() {}
    }
}
