/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The job executions of each workload and location; the number of finished ones is limited by the workload. */
public final class JobHistory {
    private record Place(String workloadLink, String location) {}

    private final Map<Place, List<ObjectNode>> executions = new HashMap<>();

    void add(String workloadLink, String location, ObjectNode execution) {
        executions
                .computeIfAbsent(new Place(workloadLink, location), place -> new ArrayList<>())
                .add(execution);
    }

    /** Removes the oldest finished executions; called when an execution has finished. */
    void trim(String workloadLink, String location, int limit) {
        List<ObjectNode> all = executions.getOrDefault(new Place(workloadLink, location), new ArrayList<>());
        long finished = all.stream().filter(JobHistory::isFinished).count();
        for (var each = all.iterator(); finished > limit && each.hasNext(); ) {
            if (isFinished(each.next())) {
                each.remove();
                finished--;
            }
        }
    }

    List<ObjectNode> executions(String workloadLink, String location) {
        return executions.getOrDefault(new Place(workloadLink, location), List.of());
    }

    void forget(String workloadLink) {
        executions.keySet().removeIf(place -> place.workloadLink().equals(workloadLink));
    }

    private static boolean isFinished(ObjectNode execution) {
        return execution.has("completionTime");
    }
}
