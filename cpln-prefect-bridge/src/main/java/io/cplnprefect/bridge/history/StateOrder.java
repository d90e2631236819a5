/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the states of a flow run were written. Pure functions.
 *
 * <p>The timestamp of a state is that of its request, which may be much earlier than its write. Prefect 3 writes ids of version 7,
 * which sort by the time of the write. Prefect 2.20 shows no time of the write, so that the timestamps order its states; but the
 * current state is the last one, a state follows its basis, and a SCHEDULED that the server renames follows another SCHEDULED.
 */
final class StateOrder {

    private static final int TIME_ORDERED = 7;

    private StateOrder() {}

    /**
     * Returns the states, oldest first.
     *
     * @param basisById the basis of each state of the bridge that was proposed on one
     * @param putBack ids of the states that replaced a stale state
     */
    static List<State> of(UUID currentId, Collection<State> states, Map<UUID, UUID> basisById, Set<UUID> putBack) {
        List<State> ordered = new ArrayList<>(states);
        boolean timeOrdered = states.stream().allMatch(state -> state.id().version() == TIME_ORDERED);
        ordered.sort(timeOrdered ? Comparator.comparing(State::id, StateOrder::compareUnsigned) : BY_TIMESTAMP);
        if (!timeOrdered) {
            followBases(ordered, basisById, putBack);
            followScheduled(ordered);
        }
        ordered.stream()
                .filter(state -> state.id().equals(currentId))
                .findFirst()
                .ifPresent(current -> {
                    ordered.remove(current);
                    ordered.add(current);
                });
        return ordered;
    }

    /** Returns when the state was written: the time in its id, or else its timestamp. */
    static @Nullable Instant written(State state) {
        return state.id().version() == TIME_ORDERED
                ? Instant.ofEpochMilli(state.id().getMostSignificantBits() >>> 16)
                : state.timestamp();
    }

    private static final Comparator<State> BY_TIMESTAMP =
            Comparator.comparing(State::timestamp, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static int compareUnsigned(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    /** A stale state that was replaced was in force until then; any other state was written after its basis. */
    private static void followBases(List<State> ordered, Map<UUID, UUID> basisById, Set<UUID> putBack) {
        Map<UUID, State> byId = new HashMap<>();
        ordered.forEach(state -> byId.put(state.id(), state));
        for (State state : List.copyOf(ordered)) {
            State basis = byId.get(basisById.get(state.id()));
            if (basis == null) {
                continue;
            }
            if (putBack.contains(state.id())) {
                ordered.remove(basis);
                ordered.add(ordered.indexOf(state), basis);
            } else if (ordered.indexOf(basis) > ordered.indexOf(state)) {
                ordered.remove(state);
                ordered.add(ordered.indexOf(basis) + 1, state);
            }
        }
    }

    /** A claim may be written after the server has renamed the SCHEDULED, and have been requested before. */
    private static void followScheduled(List<State> ordered) {
        for (State state : List.copyOf(ordered)) {
            if (StateEntry.isRenamed(state)) {
                int before = ordered.indexOf(state) - 1;
                while (before >= 0 && !ordered.get(before).type().equals(StateType.SCHEDULED)) {
                    before--;
                }
                if (before >= 0) {
                    ordered.remove(state);
                    ordered.add(before + 1, state);
                }
            }
        }
    }
}
