/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Principal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The audit events of all orgs, newest first; guarded by the store's monitor. */
public final class AuditTrail {
    /** The context of the events of the platform. */
    public static final String PLATFORM = "cpln";

    private static final int MAX_EVENTS = 5_000;

    private final Map<String, Deque<ObjectNode>> events = new HashMap<>();

    /** Records a change of an item. Secrets are recorded without their data. */
    public void record(Principal principal, String action, ObjectNode item, String now) {
        ObjectNode event = Json.object();
        ObjectNode resource = event.putObject("resource");
        resource.put("id", item.path("id").asText())
                .put("name", item.path("name").asText());
        resource.put("type", item.path("kind").asText());
        resource.set("data", item.deepCopy().without(List.of("data", "keys")));
        event.put("requestId", UUID.randomUUID().toString());
        ObjectNode subject = event.putObject("subject");
        String link = principal.link();
        subject.put("name", link == null ? "emulator" : link);
        ObjectNode data = subject.putObject("data");
        data.put("type", link == null ? "user" : Links.name(Links.parent(link)));
        data.put("principalLink", link == null ? Links.org(principal.org()) + "/user/emulator" : link);
        event.putObject("action").put("type", action);
        event.putObject("result").put("status", "OK").put("message", action + " " + Links.self(item));
        add(principal.org(), PLATFORM, event, now);
    }

    /** Adds an event, and returns its id. */
    public String add(String org, String context, ObjectNode event, String now) {
        String id = UUID.randomUUID().toString();
        event.put("id", id).put("receivedTime", now);
        if (!event.path("eventTime").isTextual()) {
            event.put("eventTime", now);
        }
        if (!event.path("postedTime").isTextual()) {
            event.put("postedTime", now);
        }
        event.withObject("/context").put("org", org).put("name", context);
        Deque<ObjectNode> ofOrg = events.computeIfAbsent(org, name -> new ArrayDeque<>());
        ofOrg.addFirst(event);
        if (ofOrg.size() > MAX_EVENTS) {
            ofOrg.removeLast();
        }
        return id;
    }

    /** Returns the events that meet a condition, newest first. */
    public List<JsonNode> find(String org, Predicate<JsonNode> condition) {
        return events.getOrDefault(org, new ArrayDeque<>()).stream()
                .map(event -> (JsonNode) event)
                .filter(condition)
                .toList();
    }
}
