/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A state of a flow run.
 *
 * @param type the type, for example {@code SCHEDULED}
 * @param name the name, for example {@code Late}
 * @param timestamp the time as the server writes it
 * @param message the message, empty if there is none
 */
public record StateRecord(String type, String name, String timestamp, String message) {
    static StateRecord of(JsonNode state) {
        return new StateRecord(
                state.path("type").asText(),
                state.path("name").asText(),
                state.path("timestamp").asText(),
                state.path("message").asText(""));
    }

    @Override
    public String toString() {
        return timestamp + " " + type + (name.equalsIgnoreCase(type) ? "" : " (" + name + ")")
                + (message.isEmpty() ? "" : ": " + message);
    }
}
