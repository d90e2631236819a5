/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
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

    /** Returns the id of the task run of the state. */
    @Nullable
    UUID taskRunId();

    /** Returns the key by which the result of a task run is found again. */
    @Nullable
    String cacheKey();

    /** Returns when the cached result expires. */
    @Nullable
    Instant cacheExpiration();

    /** Returns whether what depends on the result is unknown. */
    @Nullable
    Boolean untrackableResult();

    /** Returns the key of a pause, so that a resumed run does not pause again. */
    @Nullable
    String pauseKey();

    /** Returns the keys of the input that a paused run waits for. */
    @Nullable
    Map<String, String> runInputKeyset();

    /** Returns whether a cached result is ignored. */
    @Nullable
    Boolean refreshCache();

    /** Returns whether a failed task run may be retried. */
    @Nullable
    Boolean retriable();

    /** Returns the id under which the parameters of a background task are stored. */
    @Nullable
    UUID taskParametersId();

    /** Returns whether a background task was submitted; absent before 3.0. */
    @Nullable
    Boolean deferred();

    /** Returns the trace context of the run; absent before 3.0. */
    @Nullable
    String traceparent();

    /** Returns the id of the lease of a slot of the deployment; absent before 3.4.11. */
    @Nullable
    UUID deploymentConcurrencyLeaseId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StateDetails}. Not thread-safe. */
    final class Builder extends ImmutableStateDetails.Builder {
        Builder() {}
    }
}
