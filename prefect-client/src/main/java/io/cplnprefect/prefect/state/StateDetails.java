/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What is known about a state beside its type and message. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableStateDetails.class)
public interface StateDetails extends Extensible {

    /** Flow run that the state belongs to. */
    @Nullable
    UUID flowRunId();

    /** Flow run that the state of a task run stands for. */
    @Nullable
    UUID childFlowRunId();

    /** When a scheduled run is to start. */
    @Nullable
    Instant scheduledTime();

    /** When a paused run gives up waiting. */
    @Nullable
    Instant pauseTimeout();

    /** Whether a paused run left its infrastructure. */
    @Nullable
    Boolean pauseReschedule();

    /** Id of the proposal that led to the state; a second proposal with the same id is recognised by the server. */
    @Nullable
    UUID transitionId();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableStateDetails.Builder {
        Builder() {}
    }
}
