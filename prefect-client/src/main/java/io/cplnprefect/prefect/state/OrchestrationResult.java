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

/** The result of a proposed state. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableOrchestrationResult.class)
public interface OrchestrationResult extends Extensible {

    /**
     * Returns the state now in force: the new one, or the one that was kept.
     *
     * @return the state, or {@code null} if the flow run has none
     */
    @Nullable
    State state();

    /**
     * Returns what the server did.
     *
     * @return the status
     */
    SetStateStatus status();

    /**
     * Returns why the server did it.
     *
     * @return the details, possibly empty
     */
    @Value.Default
    default OrchestrationDetails details() {
        return OrchestrationDetails.builder().build();
    }

    /**
     * Returns what the server did, as one type for each status.
     *
     * @return the outcome
     */
    @JsonIgnore
    default OrchestrationOutcome outcome() {
        return OrchestrationOutcome.of(this);
    }

    /**
     * Returns whether the proposed state was written.
     *
     * @return {@code true} for ACCEPT
     */
    default boolean accepted() {
        return status().equals(SetStateStatus.ACCEPT);
    }

    /**
     * Returns the effect of a proposal, including one whose first response was lost.
     *
     * <p>A state carries the transition id of the proposal that led to it. A server refuses a proposal that it receives again
     * with REJECT and a fixed reason, as long as its state is in force.
     *
     * @param proposal the proposal
     * @return the effect
     */
    default ProposalEffect effect(StateProposal proposal) {
        return effect(proposal.transitionId());
    }

    /**
     * Returns the effect of a proposal, as {@link #effect(StateProposal)}.
     *
     * @param transitionId transition id of the proposal
     * @return the effect
     */
    default ProposalEffect effect(UUID transitionId) {
        State current = state();
        boolean inForce =
                current != null && transitionId.equals(current.stateDetails().transitionId());
        if (accepted()) {
            return current == null || inForce ? ProposalEffect.IN_FORCE : ProposalEffect.REPLACED;
        }
        if (status().equals(SetStateStatus.REJECT)) {
            return inForce && StateProposal.ALREADY_MADE.equals(reason())
                    ? ProposalEffect.IN_FORCE
                    : ProposalEffect.REFUSED;
        }
        return status().equals(SetStateStatus.ABORT) || status().equals(SetStateStatus.WAIT)
                ? ProposalEffect.REFUSED
                : ProposalEffect.UNKNOWN;
    }

    /**
     * Returns whether a proposed state was written, by the attempt that received this result or by an earlier one.
     *
     * @param proposal the proposal
     * @return {@code true} if its {@link #effect} is IN_FORCE or REPLACED
     */
    default boolean applied(StateProposal proposal) {
        ProposalEffect effect = effect(proposal);
        return effect == ProposalEffect.IN_FORCE || effect == ProposalEffect.REPLACED;
    }

    /**
     * Returns the reason for the status.
     *
     * @return the reason, or {@code null} if the proposal was accepted
     */
    @JsonIgnore
    default @Nullable String reason() {
        return details().reason();
    }

    /**
     * Returns the time to wait before the state is proposed again.
     *
     * @return the time, or {@code null} unless the status is WAIT
     */
    @JsonIgnore
    default @Nullable Duration delay() {
        Double seconds = details().delaySeconds();
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OrchestrationResult}. Not thread-safe. */
    final class Builder extends ImmutableOrchestrationResult.Builder {
        Builder() {}
    }
}
