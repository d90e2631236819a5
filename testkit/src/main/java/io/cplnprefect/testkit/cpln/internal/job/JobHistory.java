/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The job executions of each workload and location; the number of finished ones is limited by the workload. */
public final class JobHistory {
    private record Place(String location, NavigableMap<Long, ObjectNode> executions, NavigableSet<Long> finished) {
        Place(String location) {
            this(location, new TreeMap<>(), new TreeSet<>());
        }
    }

    private final Map<String, Map<String, Place>> workloads = new HashMap<>();
    private long lastNumber;
    private Consumer<String> observer = workloadLink -> {};

    /** Adds what is called with the link of a workload whose executions have changed. */
    public void observe(Consumer<String> changed) {
        observer = observer.andThen(changed);
    }

    /** Adds an execution, and returns its number. */
    long add(String workloadLink, String location, ObjectNode execution) {
        lastNumber++;
        place(workloadLink, location).executions().put(lastNumber, execution);
        observer.accept(workloadLink);
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
        observer.accept(workloadLink);
    }

    /** Returns the executions, oldest first. */
    List<ObjectNode> executions(String workloadLink, String location) {
        Place place = workloads.getOrDefault(workloadLink, Map.of()).get(location);
        return place == null ? List.of() : List.copyOf(place.executions().values());
    }

    /** Returns all executions by the links of their deployments. */
    public ObjectNode dump() {
        ObjectNode dump = Json.object();
        workloads.forEach((workload, places) -> places.forEach((location, place) -> {
            ArrayNode executions = dump.putArray(workload + "/deployment/" + location);
            place.executions().values().forEach(execution -> executions.add(execution.deepCopy()));
        }));
        return dump;
    }

    /** Stores the executions of a dump in place of those with the same names; active ones have failed now. */
    public void load(JsonNode dump, String now) {
        dump.properties().forEach(deployment -> {
            Place place = place(Links.owner(deployment.getKey()), Links.name(deployment.getKey()));
            for (JsonNode execution : deployment.getValue()) {
                ObjectNode ended = ended(execution.deepCopy(), now);
                place.executions().values().removeIf(each -> each.path("name").equals(ended.path("name")));
                place.executions().put(++lastNumber, ended);
                place.finished().add(lastNumber);
            }
            place.finished().retainAll(place.executions().keySet());
        });
    }

    private static ObjectNode ended(ObjectNode execution, String now) {
        if (execution.path("status").asText().equals("active")) {
            execution.put("status", "failed").put("message", "The emulator that ran the job has ended");
            execution.put("completionTime", now);
            for (JsonNode container : execution.path("containers")) {
                ((ObjectNode) container).put("ready", false);
            }
        }
        return execution;
    }

    void forget(String workloadLink) {
        workloads.remove(workloadLink);
    }

    private Place place(String workloadLink, String location) {
        return workloads.computeIfAbsent(workloadLink, link -> new HashMap<>()).computeIfAbsent(location, Place::new);
    }
}
