/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * A response: a status with a body, or an upgrade to WebSocket.
 *
 * @param location value of the Location header, or null for none
 * @param webSocket the server's side of the WebSocket, or null for an ordinary response
 */
public record ApiResponse(
        int status,
        String contentType,
        String body,
        @Nullable String location,
        @Nullable WebSocketListener webSocket) {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(501, "Not Implemented"));

    /** Returns the reason phrase of the status. */
    public String reason() {
        return REASONS.getOrDefault(status, "");
    }

    /** Returns a response with status 200 and a JSON body. */
    public static ApiResponse json(JsonNode body) {
        return json(200, body);
    }

    /** Returns a response with a JSON body. */
    public static ApiResponse json(int status, JsonNode body) {
        return json(status, body, null);
    }

    /** Returns a response with a JSON body and a Location header. */
    public static ApiResponse json(int status, JsonNode body, @Nullable String location) {
        return new ApiResponse(status, "application/json; charset=utf-8", Json.write(body), location, null);
    }

    /** Returns the response to a create, which has the word {@code Created} as its body. */
    public static ApiResponse created(String location) {
        return new ApiResponse(201, "text/plain; charset=utf-8", "Created", location, null);
    }

    /** Returns a response with a plain text body. */
    public static ApiResponse text(int status, String text) {
        return new ApiResponse(status, "text/plain; charset=utf-8", text, null, null);
    }

    /** Returns an upgrade to WebSocket. */
    public static ApiResponse webSocket(WebSocketListener listener) {
        return new ApiResponse(101, "", "", null, listener);
    }
}
