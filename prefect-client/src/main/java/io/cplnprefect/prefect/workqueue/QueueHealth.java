/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Whether the flow runs of a queue start in time. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableQueueHealth.class)
public interface QueueHealth extends Extensible {

    /** Returns whether the policy is fulfilled. */
    Boolean healthy();

    /** Returns the number of late flow runs. */
    @Nullable
    Integer lateRunsCount();

    /** Returns when a worker last polled the queue. */
    @Nullable
    Instant lastPolled();

    /** Returns the policy. */
    @Nullable
    QueueHealthPolicy healthCheckPolicy();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link QueueHealth}. Not thread-safe. */
    final class Builder extends ImmutableQueueHealth.Builder {
        Builder() {}
    }
}
