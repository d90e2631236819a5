/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.CallPriority;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.ServiceTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conventions of Prefect's error responses: {@code detail} if a rule refuses the request or an object is missing, else
 * {@code exception_message}, with {@code exception_detail} naming the invalid fields of the request.
 */
public final class PrefectTraits implements ServiceTraits {

    private static final String BUSY = "\"exception_message\":\"Service Unavailable\"";

    private final String apiUrl;

    /**
     * Creates the conventions.
     *
     * @param apiUrl address of the API, for advice
     */
    public PrefectTraits(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    @Override
    public @Nullable String message(JsonNode body) {
        String fields = text(body.path("exception_detail"));
        if (!fields.isEmpty()) {
            return "Invalid request: " + fields;
        }
        String detail = text(body.path("detail"));
        if (!detail.isEmpty()) {
            return detail;
        }
        JsonNode message = body.path("exception_message");
        return message.isTextual() ? message.textValue() : null;
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isArray()) {
            List<String> each = new ArrayList<>();
            node.forEach(item -> each.add(text(item)));
            return String.join("; ", each);
        }
        JsonNode message = node.path("msg");
        if (!message.isTextual()) {
            return node.isObject() ? withoutInput((ObjectNode) node).toString() : node.asText();
        }
        List<String> steps = new ArrayList<>();
        node.path("loc").forEach(step -> steps.add(step.asText()));
        return steps.isEmpty() ? message.textValue() : String.join(".", steps) + ": " + message.textValue();
    }

    @Override
    public JsonNode withoutEcho(JsonNode body) {
        if (!(body instanceof ObjectNode document)) {
            return body;
        }
        ObjectNode rest = document.deepCopy();
        rest.remove("request_body");
        for (String name : List.of("exception_detail", "detail")) {
            if (rest.path(name) instanceof ObjectNode single) {
                rest.set(name, withoutInput(single));
            } else if (rest.path(name) instanceof ArrayNode items) {
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof ObjectNode item) {
                        items.set(i, withoutInput(item));
                    }
                }
            }
        }
        return rest;
    }

    private static ObjectNode withoutInput(ObjectNode item) {
        ObjectNode rest = item.deepCopy();
        rest.remove(List.of("input", "ctx"));
        return rest;
    }

    @Override
    public Meaning meaning(Endpoint endpoint, int status, Map<String, List<String>> headers, String body) {
        if (headers.getOrDefault("prefect-maintenance", List.of()).stream().anyMatch("true"::equalsIgnoreCase)) {
            return Meaning.MAINTENANCE;
        }
        // A server on SQLite responds with this status whenever two requests write at once.
        return status == 503 && body.contains(BUSY) ? Meaning.BUSY : Meaning.AS_STATUS;
    }

    /** State changes come before heartbeats, those before reads and other writes, and log lines and events come last. */
    @Override
    public CallPriority priority(Endpoint endpoint) {
        String path = endpoint.pathTemplate();
        if (path.endsWith("/set_state")) {
            return CallPriority.HIGHEST;
        }
        if (path.endsWith("/heartbeat")) {
            return CallPriority.HIGH;
        }
        return endpoint.method().equals("POST") && (path.equals("/logs/") || path.equals("/events"))
                ? CallPriority.LOW
                : CallPriority.NORMAL;
    }

    @Override
    public @Nullable String hint(int status, JsonNode body) {
        boolean noRoute = status == 404
                && (!body.isObject() || "Not Found".equals(body.path("detail").asText()));
        if (noRoute || status == 405) {
            return "Check that PREFECT_API_URL, " + apiUrl
                    + ", is the API of a Prefect server of version 2.20 or later";
        }
        if (status >= 502 && status <= 504 && !body.isObject()) {
            return "A proxy on the way to " + apiUrl + " responded. Check that the Prefect server behind it is running";
        }
        return status == 401
                ? "Check PREFECT_API_AUTH_STRING for a server of your own, or PREFECT_API_KEY for Prefect Cloud"
                : null;
    }
}
