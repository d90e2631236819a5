/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The changes that give a server the described deployments. It was computed from one reading of the server. Immutable and thread-safe.
 *
 * @param changes one change for each deployment, in the order of the descriptions, then those to remove
 * @param warnings what is valid but probably not intended
 * @param options the options
 */
public record DeploymentPlan(List<PlannedChange> changes, List<String> warnings, PlanOptions options) {

    /** Creates a plan from copies of the lists. */
    public DeploymentPlan {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /**
     * Returns whether applying the plan would change anything.
     *
     * @return {@code false} if all deployments are unchanged
     */
    public boolean hasChanges() {
        return changes.stream().anyMatch(change -> change.action() != PlannedChange.Action.UNCHANGED);
    }

    /**
     * Returns the number of deployments for each action.
     *
     * @return the numbers, with 0 for an action that is not needed
     */
    public Map<PlannedChange.Action, Integer> counts() {
        Map<PlannedChange.Action, Integer> counts = new EnumMap<>(PlannedChange.Action.class);
        for (PlannedChange.Action action : PlannedChange.Action.values()) {
            counts.put(action, 0);
        }
        changes.forEach(change -> counts.merge(change.action(), 1, Integer::sum));
        return counts;
    }
}
