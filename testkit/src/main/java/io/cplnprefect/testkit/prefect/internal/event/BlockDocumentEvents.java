/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.util.HashSet;
import java.util.Set;

/** The events of block documents with a name, whose payload has the texts of a document that are not secret. */
public final class BlockDocumentEvents {
    private final EmittedEvents events;

    /** Creates the events of a store. */
    public BlockDocumentEvents(Store store) {
        events = new EmittedEvents(store);
    }

    /**
     * Creates an event.
     *
     * @param action {@code created}, {@code updated} or {@code deleted}
     * @param document the document as the API shows it
     */
    public void emit(String action, ObjectNode document) {
        if (document.path("is_anonymous").asBoolean()) {
            return;
        }
        events.emit(
                "prefect.block-document." + action,
                EmittedEvents.resource("block-document", document),
                related(document),
                payload(document),
                null);
    }

    private static ArrayNode related(ObjectNode document) {
        ArrayNode related = JsonNodeFactory.instance.arrayNode();
        related.addObject()
                .put(
                        "prefect.resource.id",
                        "prefect.block-type." + document.path("block_type_id").asText())
                .put("prefect.resource.role", "block-type")
                .put("prefect.resource.name", document.path("block_type_name").asText());
        related.addObject()
                .put(
                        "prefect.resource.id",
                        "prefect.block-schema."
                                + document.path("block_schema_id").asText())
                .put("prefect.resource.role", "block-schema");
        return related;
    }

    private static ObjectNode payload(ObjectNode document) {
        JsonNode schema = document.path("block_schema");
        Set<String> secrets = new HashSet<>();
        schema.path("fields").path("secret_fields").forEach(name -> secrets.add(name.asText()));
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set("name", document.get("name"));
        ObjectNode data = payload.putObject("data");
        document.path("data").properties().forEach(member -> {
            if (member.getValue().isTextual() && !secrets.contains(member.getKey())) {
                data.set(member.getKey(), member.getValue());
            }
        });
        ObjectNode shown = payload.putObject("block_schema");
        shown.set("capabilities", schema.path("capabilities"));
        ObjectNode type = shown.putObject("block_type");
        type.set("id", document.get("block_type_id"));
        type.set("name", document.get("block_type_name"));
        return payload;
    }
}
