/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event of a Prefect server.
 *
 * @param name for example {@code prefect.flow-run.Running}
 * @param resourceId for example {@code prefect.flow-run.<id>}
 * @param occurred the time as the server writes it
 * @param payload the payload, an empty object if there is none
 */
public record EventRecord(String name, String resourceId, String occurred, JsonNode payload) {
    static EventRecord of(JsonNode event) {
        return new EventRecord(
                event.path("event").asText(),
                event.at("/resource/prefect.resource.id").asText(),
                event.path("occurred").asText(),
                event.path("payload"));
    }

    /** Returns the event in one line, without its payload, which may contain secrets. */
    @Override
    public String toString() {
        return occurred + " " + name + " " + resourceId;
    }
}
