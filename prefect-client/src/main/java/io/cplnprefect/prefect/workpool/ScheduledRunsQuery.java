/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the flow runs that are scheduled in a work pool. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableScheduledRunsQuery.class)
public interface ScheduledRunsQuery {

    /** Returns the names of the queues, or {@code null} or an empty list for all. If one does not exist, the call fails with status 404. */
    @Nullable
    List<String> workQueueNames();

    /** Returns the latest scheduled time of the flow runs. */
    @Nullable
    Instant scheduledBefore();

    /** Returns the earliest scheduled time of the flow runs. */
    @Nullable
    Instant scheduledAfter();

    /** Returns the maximum number of flow runs; the server's own maximum is 200 by default. */
    @Nullable
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ScheduledRunsQuery}. Not thread-safe. */
    final class Builder extends ImmutableScheduledRunsQuery.Builder {
        Builder() {}
    }
}
