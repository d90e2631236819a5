/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events of each item, newest first; guarded by the store's monitor. Equal events in a row are counted. */
public final class EventLog {
    private static final int MAX_EVENTS = 100;

    private final Map<String, List<ObjectNode>> events = new HashMap<>();

    /** Adds an event of an item. */
    public void add(String itemLink, String status, String category, String component, String now) {
        List<ObjectNode> ofItem = events.computeIfAbsent(itemLink, link -> new ArrayList<>());
        if (!ofItem.isEmpty() && ofItem.get(0).path("status").asText().equals(status)) {
            ObjectNode last = ofItem.get(0);
            last.put("eventCount", last.path("eventCount").asInt() + 1).put("lastEventTime", now);
            return;
        }
        ObjectNode event = Json.object().put("id", UUID.randomUUID().toString()).put("kind", "event");
        event.put("created", now).put("lastEventTime", now).put("eventCount", 1).put("status", status);
        event.putObject("context").put("category", category).put("component", component);
        ofItem.add(0, event);
        if (ofItem.size() > MAX_EVENTS) {
            ofItem.remove(MAX_EVENTS);
        }
    }

    /** Deletes the events of an item that was deleted. */
    public void forget(String itemLink) {
        events.remove(itemLink);
    }

    /** Returns the events of an item. */
    public List<JsonNode> of(String itemLink) {
        return List.copyOf(events.getOrDefault(itemLink, List.of()));
    }
}
