/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Slots of concurrency limits that are given back when the lease expires.
 *
 * @param limitIds the ids of the limits, each as JSON text
 * @param holder the type and the id of what holds the slots, or a null node
 */
public record Lease(String id, Instant created, Instant expires, List<JsonNode> limitIds, int slots, JsonNode holder) {

    /** Returns whether the holder is a task run. */
    public boolean isOfTaskRun() {
        return holder.path("type").asText().equals("task_run");
    }

    /** Returns this lease with another end. */
    public Lease until(Instant end) {
        return new Lease(id, created, end, limitIds, slots, holder);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
        json.put("created", created.toString()).put("expires", expires.toString());
        json.putArray("limit_ids").addAll(limitIds);
        json.put("slots", slots).set("holder", holder);
        return json;
    }

    static Lease read(JsonNode json) {
        List<JsonNode> limits = new ArrayList<>();
        json.path("limit_ids").forEach(id -> limits.add(TextNode.valueOf(id.asText())));
        return new Lease(
                json.path("id").asText(),
                Instant.parse(json.path("created").asText()),
                Instant.parse(json.path("expires").asText()),
                limits,
                json.path("slots").asInt(),
                json.path("holder"));
    }
}
