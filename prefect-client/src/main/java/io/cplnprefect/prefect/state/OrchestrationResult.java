/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What became of a proposed state. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableOrchestrationResult.class)
public interface OrchestrationResult extends Extensible {

    /** The state now in force: the new one, or the one that was kept. */
    @Nullable
    State state();

    /** What the server did. */
    SetStateStatus status();

    /** Why. */
    @Value.Default
    default OrchestrationDetails details() {
        return OrchestrationDetails.builder().build();
    }

    /**
     * Whether the proposed state was written by this very call.
     *
     * @return {@code true} for ACCEPT
     */
    default boolean accepted() {
        return status().equals(SetStateStatus.ACCEPT);
    }

    /**
     * Whether the proposed state is in force, be it by this call or by an earlier try of it whose answer was lost.
     *
     * <p>Prefect answers a repeat with REJECT, a fixed reason and the current state; the current state carries the
     * transition id of the proposal that led to it. When the run has moved on meanwhile, the result is about its newer
     * state: then only the states that the run went through tell whether the proposal was among them.
     *
     * @param proposal what was proposed
     * @return {@code true} when accepted, or rejected as a repeat of this proposal
     */
    default boolean applied(StateProposal proposal) {
        if (accepted()) {
            return true;
        }
        State current = state();
        UUID transition = current == null ? null : current.stateDetails().transitionId();
        return status().equals(SetStateStatus.REJECT)
                && StateProposal.ALREADY_MADE.equals(reason())
                && proposal.transitionId().equals(transition);
    }

    /**
     * The server's words.
     *
     * @return the reason, or {@code null} when the proposal was accepted
     */
    @JsonIgnore
    default @Nullable String reason() {
        return details().reason();
    }

    /**
     * How long to wait before the next proposal.
     *
     * @return the time, or {@code null} unless the status is WAIT
     */
    @JsonIgnore
    default @Nullable Duration delay() {
        Double seconds = details().delaySeconds();
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableOrchestrationResult.Builder {
        Builder() {}
    }
}
