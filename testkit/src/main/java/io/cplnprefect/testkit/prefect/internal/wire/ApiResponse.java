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
