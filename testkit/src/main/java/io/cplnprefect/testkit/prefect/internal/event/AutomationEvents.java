/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of automations that fire, and of their actions. */
public final class AutomationEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** An event that occurred longer ago is not followed. */
    private static final Duration TIGHT = Duration.ofMinutes(5);

    private final Store store;
    private final EmittedEvents events;

    /** Creates the events of a store. */
    public AutomationEvents(Store store) {
        this.store = store;
        events = new EmittedEvents(store);
    }

    /**
     * Creates the event of an automation that fires.
     *
     * @param labels the labels for which the trigger is evaluated separately
     * @param cause the event that caused it, or null
     */
    public Event triggered(JsonNode automation, Instant at, Map<String, String> labels, @Nullable Event cause) {
        ArrayNode related = JSON.arrayNode();
        ObjectNode payload = JSON.objectNode();
        ObjectNode shown = payload.putObject("triggering_labels");
        labels.forEach(shown::put);
        payload.set("triggering_event", cause == null ? JSON.nullNode() : cause.toJson(store.release()));
        if (cause != null) {
            relate(related, cause, "triggering-event");
        }
        return events.emit(at, "prefect.automation.triggered", resource(automation), related, payload, null);
    }

    /**
     * Creates the two events of an action.
     *
     * @param related the objects that the action used
     * @param triggered the event of the automation that fired
     * @param cause the event that caused the action, or null
     * @param details the members that only the second event has
     */
    public void acted(
            JsonNode automation,
            ArrayNode related,
            Event triggered,
            @Nullable Event cause,
            ObjectNode action,
            boolean failed,
            ObjectNode details) {
        ObjectNode resource = resource(automation);
        resource.set("prefect.trigger-type", automation.path("trigger").path("type"));
        relate(related, triggered, "automation-triggered-event");
        if (cause != null) {
            relate(related, cause, "triggering-event");
        }
        Instant at = triggered.occurred();
        String followed = cause != null && isTight(cause, at) ? cause.id() : null;
        Event first = events.emit(at, "prefect.automation.action.triggered", resource, related, action, followed);
        events.emit(
                store.now(),
                "prefect.automation.action." + (failed ? "failed" : "executed"),
                resource,
                related,
                action.deepCopy().setAll(details),
                first.id());
    }

    private static boolean isTight(Event cause, Instant at) {
        return Duration.between(cause.occurred(), at).abs().compareTo(TIGHT) < 0;
    }

    private static ObjectNode resource(JsonNode automation) {
        ObjectNode resource = EmittedEvents.resource("automation", automation);
        JsonNode posture = automation.path("trigger").path("posture");
        if (posture.isTextual()) {
            resource.set("prefect.posture", posture);
        }
        return resource;
    }

    private static void relate(ArrayNode related, Event event, String role) {
        related.addObject()
                .put("prefect.resource.id", "prefect.event." + event.id())
                .put("prefect.resource.role", role);
    }
}
