/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.util.List;

/** The events of the collections of artifacts with one key. A single artifact has no event. */
public final class ArtifactEvents {
    private static final List<String> MEMBERS = List.of("key", "type", "data", "description");

    private final EmittedEvents events;

    /** Creates the events of a store. */
    public ArtifactEvents(Store store) {
        events = new EmittedEvents(store);
    }

    /**
     * Creates an event.
     *
     * @param action {@code created}, {@code updated} or {@code deleted}
     * @param collection the content of its latest artifact, and its id as {@code latest_id}
     */
    public void emit(String action, ObjectNode collection) {
        ObjectNode resource = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "prefect.resource.id",
                        "prefect.artifact-collection." + collection.path("id").asText())
                .put("prefect.resource.name", collection.path("key").asText());
        ArrayNode related = JsonNodeFactory.instance.arrayNode();
        relate(related, collection, "latest_id", "artifact", "latest");
        relate(related, collection, "flow_run_id", "flow-run", "flow-run");
        relate(related, collection, "task_run_id", "task-run", "task-run");
        ObjectNode payload = collection.deepCopy().retain(MEMBERS);
        events.emit("prefect.artifact-collection." + action, resource, related, payload, null);
    }

    private static void relate(ArrayNode related, ObjectNode collection, String member, String kind, String role) {
        if (collection.hasNonNull(member)) {
            related.addObject()
                    .put(
                            "prefect.resource.id",
                            "prefect." + kind + "." + collection.path(member).asText())
                    .put("prefect.resource.role", role);
        }
    }
}
