/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one resource at one moment.
 *
 * @param resourceId the id of the resource
 * @param all the events, the oldest first
 */
public record EventRecords(String resourceId, List<EventRecord> all) {
    /** Keeps a copy. */
    public EventRecords {
        all = List.copyOf(all);
    }

    /**
     * Reads the events of a resource; the requests are not part of those that the emulator lists.
     *
     * @param resourceId for example {@code prefect.flow-run.<id>}
     * @throws IllegalStateException if the emulator is of 2.20, which has no events by default
     */
    public static EventRecords read(String resourceId, PrefectEmulator prefect) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode filter = request.putObject("filter").put("order", "ASC");
        filter.putObject("resource").putArray("id").add(resourceId);
        // Without a period, the server omits what is older than 180 days or in the future.
        filter.putObject("occurred").put("since", "2000-01-01T00:00:00Z").put("until", "2999-01-01T00:00:00Z");
        JsonNode page = prefect.call("POST", "/events/filter", request);
        List<EventRecord> events = new ArrayList<>();
        page.path("events").forEach(event -> events.add(EventRecord.of(event)));
        while (page.hasNonNull("next_page")) {
            String query = page.path("next_page").asText().replaceFirst("^[^?]*", "");
            page = prefect.call("GET", "/events/filter/next" + query, null);
            page.path("events").forEach(event -> events.add(EventRecord.of(event)));
        }
        return new EventRecords(resourceId, events);
    }

    /** Returns the names of the events, the oldest first. */
    public List<String> names() {
        return all.stream().map(EventRecord::name).toList();
    }

    /** Returns the events, one per line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("events of " + resourceId);
        all.forEach(event -> text.append("\n  ").append(event));
        return text.toString();
    }
}
