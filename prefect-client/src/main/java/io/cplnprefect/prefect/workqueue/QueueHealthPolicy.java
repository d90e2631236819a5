/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** When a queue is healthy. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableQueueHealthPolicy.class)
public interface QueueHealthPolicy extends Extensible {

    /** Returns the largest number of late flow runs. */
    @Nullable
    Integer maximumLateRuns();

    /** Returns the largest number of seconds since a worker last polled it. */
    @Nullable
    Integer maximumSecondsSinceLastPolled();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link QueueHealthPolicy}. Not thread-safe. */
    final class Builder extends ImmutableQueueHealthPolicy.Builder {
        Builder() {}
    }
}
