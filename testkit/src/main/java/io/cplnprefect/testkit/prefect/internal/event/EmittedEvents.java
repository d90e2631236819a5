/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that a server creates for changes of its own objects. A 2.20 server creates none by default. */
final class EmittedEvents {
    private final Store store;

    EmittedEvents(Store store) {
        this.store = store;
    }

    /** Returns whether the server creates events. */
    boolean enabled() {
        return store.v3();
    }

    /** Creates an event that occurs now, and returns its id. */
    String emit(String name, ObjectNode resource, ArrayNode related, ObjectNode payload, @Nullable String follows) {
        return enabled()
                ? emit(store.now(), name, resource, related, payload, follows).id()
                : store.newEventId();
    }

    /** Creates an event, which is not stored if the server creates none. */
    Event emit(
            Instant occurred,
            String name,
            ObjectNode resource,
            ArrayNode related,
            ObjectNode payload,
            @Nullable String follows) {
        List<String> resourceIds = new ArrayList<>();
        resourceIds.add(resource.path("prefect.resource.id").asText());
        related.forEach(one -> resourceIds.add(one.path("prefect.resource.id").asText()));
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("resource", resource);
        content.set("related", related);
        content.set("payload", payload);
        content.put("follows", follows);
        Event event =
                new Event(store.newEventId(), occurred, store.now(), name, List.copyOf(resourceIds), content::deepCopy);
        if (enabled()) {
            store.events.add(event);
        }
        return event;
    }

    /** Creates an event without payload. */
    String emit(String name, ObjectNode resource, ArrayNode related) {
        return emit(name, resource, related, JsonNodeFactory.instance.objectNode(), null);
    }

    /** Returns an object as a resource of its kind. */
    static ObjectNode resource(String kind, JsonNode object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "prefect.resource.id",
                        "prefect." + kind + "." + object.path("id").asText())
                .put("prefect.resource.name", object.path("name").asText());
    }

    /** Returns an object as a resource whose role is its kind. */
    static ObjectNode inRole(String kind, JsonNode object) {
        ObjectNode resource = resource(kind, object).put("prefect.resource.role", kind);
        if (kind.equals("work-pool")) {
            resource.put("prefect.work-pool.type", object.path("type").asText());
        }
        return resource;
    }

    /** Adds an object to related resources, if there is one. */
    static void relate(ArrayNode related, String kind, @Nullable JsonNode object) {
        if (object != null) {
            related.add(inRole(kind, object));
        }
    }

    /** Returns the payload that names the changed members of an object. */
    static ObjectNode changes(JsonNode before, JsonNode after, List<String> members) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        ArrayNode fields = payload.putArray("updated_fields");
        ObjectNode updates = payload.putObject("updates");
        for (String member : members) {
            if (!before.path(member).equals(after.path(member))) {
                // The database still has the old name of the variables.
                String field = member.equals("job_variables") ? "infra_overrides" : member;
                fields.add(field);
                ObjectNode update = updates.putObject(field);
                update.set("from", before.get(member));
                update.set("to", after.get(member));
            }
        }
        return payload;
    }
}
