/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response of the server.
 *
 * @param body null for an empty body, as with status 204
 * @param location the target of a redirect, or null
 * @param headers more headers
 */
public record ApiResponse(
        int status, @Nullable JsonNode body, @Nullable String location, Map<String, String> headers) {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(422, "Unprocessable Entity"),
            Map.entry(423, "Locked"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"));

    /** Returns the reason phrase of the status. */
    public String reason() {
        return REASONS.getOrDefault(status, "");
    }

    /** Creates a response without more headers. */
    public ApiResponse(int status, @Nullable JsonNode body, @Nullable String location) {
        this(status, body, location, Map.of());
    }

    /** Returns this response with one more header. */
    public ApiResponse with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, body, location, Map.copyOf(more));
    }

    public static ApiResponse ok(JsonNode body) {
        return new ApiResponse(200, body, null);
    }

    public static ApiResponse created(JsonNode body) {
        return new ApiResponse(201, body, null);
    }

    public static ApiResponse of(int status, JsonNode body) {
        return new ApiResponse(status, body, null);
    }

    public static ApiResponse noContent() {
        return new ApiResponse(204, null, null);
    }

    public static ApiResponse redirect(String location) {
        return new ApiResponse(307, null, location);
    }

    /** Returns an error response of a route function of Prefect. */
    public static ApiResponse detail(int status, String text) {
        return of(status, JsonNodeFactory.instance.objectNode().put("detail", text));
    }

    /** Returns an error response of Prefect's exception handlers and middleware. */
    public static ApiResponse exception(int status, String text) {
        return of(status, JsonNodeFactory.instance.objectNode().put("exception_message", text));
    }
}
