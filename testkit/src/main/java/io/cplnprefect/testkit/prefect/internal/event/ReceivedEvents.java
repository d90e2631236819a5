/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The events that clients send. They are kept as text, which needs less memory. */
final class ReceivedEvents {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Store store;

    ReceivedEvents(Store store) {
        this.store = store;
    }

    /** Stores an event that was checked. */
    void add(JsonNode event) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("resource", event.path("resource"));
        content.set("related", event.has("related") ? event.get("related") : JsonNodeFactory.instance.arrayNode());
        content.set("payload", event.has("payload") ? event.get("payload") : JsonNodeFactory.instance.objectNode());
        content.put("follows", event.path("follows").textValue());
        List<String> resourceIds = new ArrayList<>();
        resourceIds.add(content.path("resource").path("prefect.resource.id").asText());
        content.path("related")
                .forEach(related ->
                        resourceIds.add(related.path("prefect.resource.id").asText()));
        String text = content.toString();
        store.events.add(new Event(
                event.path("id").asText().toLowerCase(Locale.ROOT),
                Objects.requireNonNull(Times.parse(event.path("occurred"))),
                store.now(),
                event.path("event").asText(),
                List.copyOf(resourceIds),
                () -> read(text)));
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
