/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How a flow run is retried, as far as the server knows. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRunPolicy.class)
public interface FlowRunPolicy extends Extensible {

    /** How often the run may be retried. */
    @Nullable
    Integer retries();

    /** Seconds between retries. */
    @Nullable
    Integer retryDelay();

    /** {@code in_process} while the run retries itself, {@code reschedule} when a worker has to start it again. */
    @Nullable
    String retryType();

    /** Whether the run is being resumed after a pause. */
    @Nullable
    Boolean resuming();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowRunPolicy.Builder {
        Builder() {}
    }
}
