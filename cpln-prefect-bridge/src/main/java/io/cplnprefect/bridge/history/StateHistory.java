/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The states of a flow run in the order in which they were written, with what the bridge concludes from them. Immutable.
 *
 * <p>A state of the bridge is <i>stale</i> if the state before it is not the one that it was decided on. A PENDING is stale if it
 * was written over a final or stale state, and so is a SCHEDULED that the server renamed. The state that <i>counts</i> is the newest
 * one that is not stale.
 *
 * <p>An <i>attempt</i> begins when a flow run becomes SCHEDULED, except by a state of the bridge, because it is late or without a
 * concurrency slot, or for a retry within the process of the flow. A server that executes two requests at the same time may write
 * that a flow run is late, or has no slot for the claim of a second worker, over the claim of the first, whose job it has then.
 */
public final class StateHistory {

    private static final String AWAITING_RETRY = "AwaitingRetry";

    private final List<StateEntry> entries;
    private final List<StateEntry> counting;
    private final int attemptBegin;

    private StateHistory(List<StateEntry> entries, boolean retriesInProcess) {
        this.entries = entries;
        this.counting = entries.stream().filter(entry -> !entry.stale()).toList();
        this.attemptBegin = attemptBegin(counting, retriesInProcess);
    }

    /**
     * Returns a history.
     *
     * @param currentId id of the state in force
     * @param states all states of the flow run, in any order; contains the state in force
     * @param retriesInProcess whether the flow run has the retry type {@code in_process}
     * @return the history
     * @throws IllegalArgumentException if the state in force is not among the states
     */
    public static StateHistory of(UUID currentId, Collection<State> states, boolean retriesInProcess) {
        if (states.stream().noneMatch(state -> state.id().equals(currentId))) {
            throw new IllegalArgumentException("The state " + currentId + " is not in the history of its flow run");
        }
        Bases bases = Bases.of(states);
        List<StateEntry> entries = new ArrayList<>();
        for (State state : StateOrder.of(currentId, states, bases.basisById(), bases.putBack())) {
            StateEntry before = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            ProposalKind kind = bases.kinds().get(state.id());
            entries.add(new StateEntry(
                    state, kind, isStale(state, kind, bases.basisById().get(state.id()), before, retriesInProcess)));
        }
        return new StateHistory(List.copyOf(entries), retriesInProcess);
    }

    private static boolean isStale(
            State state,
            @Nullable ProposalKind kind,
            @Nullable UUID basis,
            @Nullable StateEntry before,
            boolean retriesInProcess) {
        if (before == null) {
            return false;
        }
        if (kind == null) {
            // A run that awaits a retry in its process is offered to no worker.
            boolean inProcess = retriesInProcess && awaitsRetry(before.state());
            return (StateEntry.isRenamed(state) && (before.stale() || before.isFinal()))
                    || (state.type().equals(StateType.PENDING) && (before.isFinal() || before.stale() || inProcess));
        }
        boolean onBasis = before.state().id().equals(basis);
        return switch (kind) {
            // A run that is open can be given back at any time: its job is found again by the next claim.
            case GIVE_BACK, START_AGAIN -> before.stale() || (!onBasis && before.isFinal());
            case PUT_BACK ->
                !onBasis && (before.isFinal() || before.stale() || !state.type().equals(StateType.SCHEDULED));
            case COMPLETED, CRASHED, CANCELLED -> !onBasis || before.stale();
        };
    }

    private static int attemptBegin(List<StateEntry> counting, boolean retriesInProcess) {
        for (int i = counting.size() - 1; i > 0; i--) {
            StateEntry entry = counting.get(i);
            if (entry.is(StateType.SCHEDULED)
                    && !entry.isGiveBack()
                    && !StateEntry.isRenamed(entry.state())
                    && !counting.get(i - 1).is(StateType.SCHEDULED)
                    && !isRetryInProcess(counting, i, retriesInProcess)) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isRetryInProcess(List<StateEntry> counting, int index, boolean retriesInProcess) {
        if (!awaitsRetry(counting.get(index).state())) {
            return false;
        }
        // The state may have been put back over a late claim.
        return counting.subList(index, counting.size()).stream()
                .filter(entry -> !entry.is(StateType.SCHEDULED))
                .findFirst()
                .map(entry -> entry.is(StateType.RUNNING))
                .orElse(retriesInProcess);
    }

    /**
     * Returns whether a state is that of a flow run that awaits a retry, in its process or in a new job.
     *
     * @param state the state
     * @return whether it is
     */
    public static boolean awaitsRetry(State state) {
        return AWAITING_RETRY.equals(state.name());
    }

    private List<StateEntry> attempt() {
        return counting.subList(Math.min(attemptBegin, counting.size()), counting.size());
    }

    /**
     * Returns the state in force.
     *
     * @return the state
     */
    public State current() {
        return entries.get(entries.size() - 1).state();
    }

    /**
     * Returns the state to propose if the state in force is stale.
     *
     * @return the repair, or {@code null} if the state in force is not stale, or cannot be replaced: Prefect lets a run that is being
     *     cancelled only become CANCELLED
     */
    public @Nullable Repair repair() {
        StateEntry current = entries.get(entries.size() - 1);
        if (!current.stale() || current.is(StateType.CANCELLING) || counting.isEmpty()) {
            return null;
        }
        State counts = counting.get(counting.size() - 1).state();
        boolean claim = counts.type().equals(StateType.PENDING);
        boolean replaceable = claim
                || counts.type().terminal()
                || counts.type().equals(StateType.RUNNING)
                || counts.type().equals(StateType.SCHEDULED);
        return replaceable ? new Repair(current.state(), counts, claim) : null;
    }

    /**
     * Returns whether the state in force is stale.
     *
     * @return whether it is
     */
    public boolean isStale() {
        return entries.get(entries.size() - 1).stale();
    }

    /**
     * Returns the transition ids of the claims of this attempt.
     *
     * @return the ids, oldest first
     */
    public Set<UUID> claims() {
        return claims(attempt());
    }

    /**
     * Returns the transition ids of the claims of earlier attempts.
     *
     * @return the ids, oldest first
     */
    public Set<UUID> earlierClaims() {
        Set<UUID> all = claims(entries);
        all.removeAll(claims());
        return all;
    }

    private static Set<UUID> claims(List<StateEntry> states) {
        Set<UUID> claims = new LinkedHashSet<>();
        for (StateEntry entry : states) {
            UUID transition = entry.transitionId();
            if (entry.is(StateType.PENDING) && transition != null && entry.kind() == null) {
                claims.add(transition);
            }
        }
        return claims;
    }

    /**
     * Returns the newest claim. A run that has not been claimed since it was scheduled again belongs to the worker of its earlier
     * claims.
     *
     * @return its state, or {@code null} if there is none
     */
    public @Nullable State claim() {
        State claim = null;
        for (StateEntry entry : counting) {
            if (entry.is(StateType.PENDING) && entry.kind() == null) {
                claim = entry.state();
            }
        }
        return claim;
    }

    /**
     * Returns when the newest claim of this attempt, except the state in force, was replaced by another state.
     *
     * @return the time by Prefect's clock, or {@code null} if there was no earlier claim in this attempt
     */
    public @Nullable Instant earlierClaimEnded() {
        List<StateEntry> attempt = attempt();
        for (int i = attempt.size() - 2; i >= 0; i--) {
            if (attempt.get(i).is(StateType.PENDING)) {
                return StateOrder.written(attempt.get(i + 1).state());
            }
        }
        return null;
    }

    /**
     * Returns whether the flow has reported RUNNING in this attempt.
     *
     * @return whether it has
     */
    public boolean begun() {
        return attempt().stream().anyMatch(entry -> entry.is(StateType.RUNNING));
    }

    /**
     * Returns how often a job of this attempt was not started and the run given back for another start.
     *
     * @return the number
     */
    public int failedStarts() {
        return (int) attempt().stream()
                .filter(entry -> entry.kind() == ProposalKind.START_AGAIN)
                .count();
    }

    /**
     * Returns the final state of this attempt that a second job replaced by RUNNING.
     *
     * @return the final state, or {@code null} if there is none
     */
    public @Nullable State replacedEnd() {
        State end = null;
        for (StateEntry entry : attempt()) {
            if (entry.isFinal()) {
                end = entry.state();
            } else if (!entry.is(StateType.RUNNING)) {
                end = null;
            }
        }
        return current().type().equals(StateType.RUNNING) ? end : null;
    }

    /**
     * Returns when this attempt began.
     *
     * @return the time by Prefect's clock, or {@code null} if it is unknown
     */
    public @Nullable Instant attemptBegan() {
        List<StateEntry> attempt = attempt();
        return attempt.isEmpty() ? null : StateOrder.written(attempt.get(0).state());
    }

    /**
     * Returns the claim, if it is in force and was written over a SCHEDULED that is not stale.
     *
     * @param claimId transition id of the claim
     * @return whether it is in force and valid
     */
    public boolean isValidClaim(UUID claimId) {
        StateEntry current = entries.get(entries.size() - 1);
        return current.is(StateType.PENDING)
                && claimId.equals(current.transitionId())
                && !current.stale()
                && current.state().stateDetails().scheduledTime() != null;
    }
}
