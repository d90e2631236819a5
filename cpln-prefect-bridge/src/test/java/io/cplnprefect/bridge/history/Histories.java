/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateDetails;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A history of states to be written step by step, one second after another. Each state is written over the last one, as Prefect does;
 * only a SCHEDULED gives its scheduled time to the PENDING that replaces it. Not thread-safe.
 */
public final class Histories {

    /** When the first state is written. */
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<State> states = new ArrayList<>();
    private boolean randomIds;
    private boolean retriesInProcess;

    private Histories() {}

    /** Returns a history of one state, SCHEDULED. */
    public static Histories scheduled() {
        return new Histories().then(StateType.SCHEDULED);
    }

    /** Returns the transition id of a claim. */
    public static UUID claimId(int claim) {
        return new UUID(0x4000L, 0x8000000000000000L | claim);
    }

    /** Gives the states that follow, and those before, random ids, as Prefect 2.20 does. */
    public Histories withRandomIds() {
        randomIds = true;
        return this;
    }

    /** Gives the flow run the retry type {@code in_process}. */
    public Histories retryingInProcess() {
        retriesInProcess = true;
        return this;
    }

    /** Adds a state of somebody else. */
    public Histories then(StateType type) {
        return add(type, null, "", null, states.size());
    }

    /** Adds a state of somebody else with a name. */
    public Histories then(StateType type, String name) {
        return add(type, name, "", null, states.size());
    }

    /** Adds the claim of a worker. */
    public Histories claim(int claim, String worker) {
        return add(StateType.PENDING, null, ClaimMessage.of(worker), claimId(claim), states.size());
    }

    /** Adds a claim that was proposed when the history had {@code requested} states. */
    public Histories lateClaim(int claim, String worker, int requested) {
        return add(StateType.PENDING, null, ClaimMessage.of(worker), claimId(claim), requested);
    }

    /** Adds a state of the bridge that was decided on the last state. */
    public Histories proposed(ProposalKind kind, StateType type) {
        return proposed(kind, type, states.size() - 1);
    }

    /** Adds a state of the bridge that was decided on the state at an index. */
    public Histories proposed(ProposalKind kind, StateType type, int basis) {
        return add(type, null, "", kind.transitionId(states.get(basis).id()), basis + 1);
    }

    private Histories add(
            StateType type, @Nullable String name, String message, @Nullable UUID transition, int requested) {
        int index = states.size();
        boolean afterScheduled =
                index > 0 && states.get(index - 1).type().equals(StateType.SCHEDULED) && type.equals(StateType.PENDING);
        Instant scheduled = type.equals(StateType.SCHEDULED) || afterScheduled ? BEGIN : null;
        states.add(State.builder()
                .id(randomIds ? randomId(index) : timeOrderedId(index))
                .type(type)
                .name(name == null ? type.value() : name)
                .message(message)
                .timestamp(written(requested).plusMillis(requested == index ? 0 : index))
                .stateDetails(StateDetails.builder()
                        .transitionId(transition)
                        .scheduledTime(scheduled)
                        .build())
                .build());
        return this;
    }

    /** Returns when the state at an index is written. */
    public static Instant written(int index) {
        return BEGIN.plus(Duration.ofSeconds(index));
    }

    private static UUID timeOrderedId(int index) {
        return new UUID(written(index).toEpochMilli() << 16 | 0x7000L | index, 0x8000000000000000L | index);
    }

    private static UUID randomId(int index) {
        byte[] bytes = new byte[16];
        new Random(index + 1L).nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    /** Returns the state at an index. */
    public State state(int index) {
        return states.get(index);
    }

    /** Returns the state in force. */
    public State current() {
        return states.get(states.size() - 1);
    }

    /** Returns the history, with the states in the order opposite to that in which they were written. */
    public StateHistory read() {
        List<State> reversed = new ArrayList<>(states);
        Collections.reverse(reversed);
        return StateHistory.of(current().id(), reversed, retriesInProcess);
    }
}
