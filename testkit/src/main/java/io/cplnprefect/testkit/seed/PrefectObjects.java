/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.UUID;

/** Variables, block documents, concurrency limits and events of Prefect, as a seed creates them. */
final class PrefectObjects {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PrefectObjects() {}

    static void createVariable(PrefectEmulator server, JsonNode variable) {
        server.call("POST", "/variables/", variable);
    }

    static void createConcurrencyLimit(PrefectEmulator server, JsonNode limit) {
        server.call("POST", "/v2/concurrency_limits/", limit);
    }

    /** Creates a document, and its type and schema if they do not exist; the schema has the members of the data. */
    static void createBlockDocument(PrefectEmulator server, JsonNode source) {
        String slug = source.path("block_type").asText();
        ObjectNode slugs = JSON.objectNode();
        slugs.putObject("block_types").putObject("slug").putArray("any_").add(slug);
        JsonNode types = server.call("POST", "/block_types/filter", slugs);
        JsonNode type = types.isEmpty()
                ? server.call(
                        "POST",
                        "/block_types/",
                        JSON.objectNode().put("name", slug).put("slug", slug))
                : types.get(0);
        ObjectNode schema =
                JSON.objectNode().put("block_type_id", type.path("id").asText());
        schema.putArray("capabilities");
        ObjectNode properties = schema.putObject("fields")
                .put("title", slug)
                .put("type", "object")
                .putObject("properties");
        source.path("data").properties().forEach(member -> properties.putObject(member.getKey()));
        ObjectNode document = JSON.objectNode().put("name", source.path("name").asText());
        document.set("data", source.path("data"));
        document.set("block_type_id", type.path("id"));
        document.set(
                "block_schema_id",
                server.call("POST", "/block_schemas/", schema).path("id"));
        server.call("POST", "/block_documents/", document);
    }

    /** Stores an event; its resource may be the id of one, and it has a new id unless it names one. */
    static void createEvent(PrefectEmulator server, JsonNode source) {
        ObjectNode event = source.deepCopy();
        if (source.path("resource").isTextual()) {
            event.putObject("resource")
                    .put("prefect.resource.id", source.path("resource").asText());
        }
        if (!source.has("id")) {
            event.put("id", UUID.randomUUID().toString());
        }
        ArrayNode events = JSON.arrayNode().add(event);
        server.call("POST", "/events", events);
    }
}
