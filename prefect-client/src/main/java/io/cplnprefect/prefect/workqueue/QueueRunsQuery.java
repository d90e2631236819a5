/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Until;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the scheduled flow runs of a queue. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableQueueRunsQuery.class)
public interface QueueRunsQuery {

    /** Returns the latest scheduled start time. */
    @Nullable
    Instant scheduledBefore();

    /** Returns the largest number of flow runs. */
    @Nullable
    Integer limit();

    /** Returns the id of the agent that polls; requires a release before 3.2. */
    @Until("3.2.0")
    @Nullable
    UUID agentId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link QueueRunsQuery}. Not thread-safe. */
    final class Builder extends ImmutableQueueRunsQuery.Builder {
        Builder() {}
    }
}
