/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The details of a state. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableStateDetails.class)
public interface StateDetails extends Extensible {

    /** Returns the id of the flow run of the state. */
    @Nullable
    UUID flowRunId();

    /** Returns the id of the child flow run that the task run represents. */
    @Nullable
    UUID childFlowRunId();

    /** Returns when a scheduled run shall start. */
    @Nullable
    Instant scheduledTime();

    /** Returns when a paused run times out. */
    @Nullable
    Instant pauseTimeout();

    /** Returns whether a paused run has left its infrastructure. */
    @Nullable
    Boolean pauseReschedule();

    /** Returns the id of the proposal that led to the state. The server recognizes a repeated proposal by it. */
    @Nullable
    UUID transitionId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StateDetails}. Not thread-safe. */
    final class Builder extends ImmutableStateDetails.Builder {
        Builder() {}
    }
}
