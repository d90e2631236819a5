/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import io.cplnprefect.prefect.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The states of the bridge in a history, recognised by their transition ids.
 *
 * @param kinds the kind of each state of the bridge, except claims, by the id of the state
 * @param basisById the id of the state that each was decided on, by the id of the state
 */
record Bases(Map<UUID, ProposalKind> kinds, Map<UUID, UUID> basisById) {

    static Bases of(Collection<State> states) {
        // A proposal of two observers can be written twice, with another state in between.
        Map<UUID, List<State>> byTransition = new HashMap<>();
        for (State state : states) {
            UUID transition = state.stateDetails().transitionId();
            if (transition != null && transition.version() == 5) {
                byTransition
                        .computeIfAbsent(transition, id -> new ArrayList<>())
                        .add(state);
            }
        }
        Bases bases = new Bases(new HashMap<>(), new HashMap<>());
        if (byTransition.isEmpty()) {
            return bases;
        }
        for (State basis : states) {
            for (ProposalKind kind : ProposalKind.values()) {
                for (State proposed : byTransition.getOrDefault(kind.transitionId(basis.id()), List.of())) {
                    bases.kinds.put(proposed.id(), kind);
                    bases.basisById.put(proposed.id(), basis.id());
                }
            }
        }
        return bases;
    }

    /** Returns the ids of the states that replaced a stale one. */
    Set<UUID> putBack() {
        Set<UUID> ids = new HashSet<>();
        kinds.forEach((id, kind) -> {
            if (kind == ProposalKind.PUT_BACK) {
                ids.add(id);
            }
        });
        return ids;
    }
}
