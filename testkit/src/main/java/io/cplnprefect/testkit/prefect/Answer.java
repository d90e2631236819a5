/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the server.
 *
 * @param body null for an empty one, as 204 has
 * @param location the target of a redirect, or null
 */
record Answer(int status, @Nullable JsonNode body, @Nullable String location) {
    static Answer ok(JsonNode body) {
        return new Answer(200, body, null);
    }

    static Answer created(JsonNode body) {
        return new Answer(201, body, null);
    }

    static Answer of(int status, JsonNode body) {
        return new Answer(status, body, null);
    }

    static Answer noContent() {
        return new Answer(204, null, null);
    }

    static Answer redirect(String location) {
        return new Answer(307, null, location);
    }

    /** Returns an answer of the kind that Prefect's route functions give themselves. */
    static Answer detail(int status, String text) {
        return of(status, JsonNodeFactory.instance.objectNode().put("detail", text));
    }

    /** Returns an answer of the kind that Prefect's exception handlers and middleware give. */
    static Answer exception(int status, String text) {
        return of(status, JsonNodeFactory.instance.objectNode().put("exception_message", text));
    }
}
