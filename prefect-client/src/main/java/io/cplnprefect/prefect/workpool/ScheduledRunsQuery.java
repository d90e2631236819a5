/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which runs a worker asks a pool for. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableScheduledRunsQuery.class)
public interface ScheduledRunsQuery {

    /** Queues; empty for all. A name that does not exist is a 404 for the whole call. */
    @Nullable
    List<String> workQueueNames();

    /** Latest time a run is to start. */
    @Nullable
    Instant scheduledBefore();

    /** Earliest time a run is to start. */
    @Nullable
    Instant scheduledAfter();

    /** How many runs at most; the server's ceiling is 200 by default. */
    @Nullable
    Integer limit();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableScheduledRunsQuery.Builder {
        Builder() {}
    }
}
