/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action of an automation that has fired; immutable.
 *
 * @param invocation the id of this one use of the action
 * @param labels the labels for which the trigger is evaluated separately
 * @param event the event that caused it, or null
 */
record TriggeredAction(
        ObjectNode automation,
        JsonNode action,
        int index,
        String invocation,
        Map<String, String> labels,
        @Nullable Event event) {

    String type() {
        return action.path("type").asText();
    }

    String automationId() {
        return automation.path("id").asText();
    }

    /** Returns the key with which a flow run is created once. */
    String idempotencyKey() {
        return "automation " + automationId() + ", action " + index + ", invocation " + invocation;
    }

    /** Returns the id of the first object of a kind in the event, or null. */
    @Nullable
    String inferred(String kind) {
        if (event != null) {
            for (String resource : event.resourceIds()) {
                if (isOf(kind, resource)) {
                    return id(kind, resource);
                }
            }
        }
        return null;
    }

    /** Returns the id of the flow run that the trigger is evaluated for, or of the first one in the event, or null. */
    @Nullable
    String flowRun() {
        String label = labels.getOrDefault("prefect.resource.id", "");
        String id = isOf("flow-run", label) ? id("flow-run", label) : null;
        return id == null ? inferred("flow-run") : id;
    }

    private static boolean isOf(String kind, String resource) {
        int dot = resource.lastIndexOf('.');
        return dot > 0 && resource.substring(0, dot).equals("prefect." + kind);
    }

    private static @Nullable String id(String kind, String resource) {
        String id = resource.substring(("prefect." + kind + ".").length());
        return Uuids.isUuid(id) ? id : null;
    }
}
