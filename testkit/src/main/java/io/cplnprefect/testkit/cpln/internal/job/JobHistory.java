/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The job executions of each workload and location; the number of finished ones is limited by the workload. */
public final class JobHistory {
    private record Place(String location, NavigableMap<Long, ObjectNode> executions, NavigableSet<Long> finished) {
        Place(String location) {
            this(location, new TreeMap<>(), new TreeSet<>());
        }
    }

    private final Map<String, Map<String, Place>> workloads = new HashMap<>();
    private long lastNumber;

    /** Adds an execution, and returns its number. */
    long add(String workloadLink, String location, ObjectNode execution) {
        lastNumber++;
        place(workloadLink, location).executions().put(lastNumber, execution);
        return lastNumber;
    }

    /** Records that an execution has finished, and removes the oldest finished ones beyond the limit. */
    void finish(String workloadLink, String location, long number, int limit) {
        Place place = place(workloadLink, location);
        if (place.executions().containsKey(number)) {
            place.finished().add(number);
        }
        while (place.finished().size() > limit) {
            place.executions().remove(place.finished().pollFirst());
        }
    }

    /** Returns the executions, oldest first. */
    List<ObjectNode> executions(String workloadLink, String location) {
        Place place = workloads.getOrDefault(workloadLink, Map.of()).get(location);
        return place == null ? List.of() : List.copyOf(place.executions().values());
    }

    void forget(String workloadLink) {
        workloads.remove(workloadLink);
    }

    private Place place(String workloadLink, String location) {
        return workloads.computeIfAbsent(workloadLink, link -> new HashMap<>()).computeIfAbsent(location, Place::new);
    }
}
