/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.util.List;

/** The events of objects of one kind that are created, changed and deleted; their payload has members of the object. */
public final class ObjectEvents {
    private final EmittedEvents events;
    private final String kind;
    private final List<String> members;

    private ObjectEvents(Store store, String kind, List<String> members) {
        events = new EmittedEvents(store);
        this.kind = kind;
        this.members = members;
    }

    /** Returns the events of flows. */
    public static ObjectEvents ofFlows(Store store) {
        return new ObjectEvents(store, "flow", List.of("name", "tags", "labels"));
    }

    /** Returns the events of variables. */
    public static ObjectEvents ofVariables(Store store) {
        return new ObjectEvents(store, "variable", List.of("name", "value", "tags"));
    }

    /** Returns the events of block types. */
    public static ObjectEvents ofBlockTypes(Store store) {
        return new ObjectEvents(
                store,
                "block-type",
                List.of(
                        "name",
                        "slug",
                        "logo_url",
                        "documentation_url",
                        "description",
                        "code_example",
                        "is_protected"));
    }

    /** Returns the events of concurrency limits; those of task tags are limits of 3.x too. */
    public static ObjectEvents ofLimits(Store store) {
        return new ObjectEvents(
                store, "concurrency-limit", List.of("name", "limit", "active", "slot_decay_per_second"));
    }

    /** Returns the events of automations, whose payload is the automation. */
    public static ObjectEvents ofAutomations(Store store) {
        return new ObjectEvents(store, "automation", List.of());
    }

    /** Creates the event of a new object. */
    public void created(JsonNode object) {
        emit("created", object);
    }

    /** Creates the event of a change. */
    public void updated(JsonNode object) {
        emit("updated", object);
    }

    /** Creates the event of an object that was deleted. */
    public void deleted(JsonNode object) {
        emit("deleted", object);
    }

    private void emit(String action, JsonNode object) {
        ObjectNode payload = object.deepCopy();
        if (!members.isEmpty()) {
            payload.retain(members);
        }
        events.emit(
                "prefect." + kind + "." + action,
                EmittedEvents.resource(kind, object),
                JsonNodeFactory.instance.arrayNode(),
                payload,
                null);
    }
}
