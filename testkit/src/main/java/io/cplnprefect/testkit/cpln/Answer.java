/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** What a handler answers: a status with a body, or a switch to WebSocket. */
record Answer(
        int status,
        String contentType,
        String body,
        @Nullable String location,
        @Nullable WebSocketListener webSocket) {

    static Answer json(JsonNode body) {
        return json(200, body);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json; charset=utf-8", Json.write(body), null, null);
    }

    /** The API answers a creation with the bare word; clients take the address from the header. */
    static Answer created(String location) {
        return new Answer(201, "text/plain; charset=utf-8", "Created", location, null);
    }

    static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", text, null, null);
    }

    static Answer webSocket(WebSocketListener listener) {
        return new Answer(101, "", "", null, listener);
    }
}
