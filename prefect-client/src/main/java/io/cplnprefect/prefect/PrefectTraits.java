/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.ServiceTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Prefect tells errors: {@code detail} for what a rule or a missing object forbids, {@code exception_message} for the
 * rest, with {@code exception_detail} naming the fields of a request that does not validate.
 */
final class PrefectTraits implements ServiceTraits {

    private static final String BUSY = "\"exception_message\":\"Service Unavailable\"";

    private final String apiUrl;

    PrefectTraits(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    @Override
    public @Nullable String message(JsonNode body) {
        String fields = words(body.path("exception_detail"));
        if (!fields.isEmpty()) {
            return "Invalid request: " + fields;
        }
        String detail = words(body.path("detail"));
        if (!detail.isEmpty()) {
            return detail;
        }
        JsonNode message = body.path("exception_message");
        return message.isTextual() ? message.textValue() : null;
    }

    private static String words(JsonNode told) {
        if (told.isMissingNode() || told.isNull()) {
            return "";
        }
        if (told.isTextual()) {
            return told.textValue();
        }
        if (told.isArray()) {
            List<String> each = new ArrayList<>();
            told.forEach(item -> each.add(words(item)));
            return String.join("; ", each);
        }
        JsonNode message = told.path("msg");
        if (!message.isTextual()) {
            return told.isObject() ? withoutInput((ObjectNode) told).toString() : told.asText();
        }
        List<String> steps = new ArrayList<>();
        told.path("loc").forEach(step -> steps.add(step.asText()));
        return steps.isEmpty() ? message.textValue() : String.join(".", steps) + ": " + message.textValue();
    }

    @Override
    public JsonNode withoutEcho(JsonNode body) {
        if (!(body instanceof ObjectNode document)) {
            return body;
        }
        ObjectNode rest = document.deepCopy();
        rest.remove("request_body");
        for (String told : List.of("exception_detail", "detail")) {
            if (rest.path(told) instanceof ObjectNode single) {
                rest.set(told, withoutInput(single));
            } else if (rest.path(told) instanceof ArrayNode items) {
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
        // A server on SQLite answers so whenever two calls write at once.
        return status == 503 && body.contains(BUSY) ? Meaning.BUSY : Meaning.AS_STATUS;
    }

    @Override
    public @Nullable String hint(int status, JsonNode body) {
        boolean noRoute = status == 404
                && (!body.isObject() || "Not Found".equals(body.path("detail").asText()));
        if (noRoute || status == 405) {
            return "is PREFECT_API_URL, " + apiUrl + ", the API of a Prefect server of version 2.20 or later?";
        }
        return status == 401 ? "set PREFECT_API_AUTH_STRING for a server of your own, PREFECT_API_KEY for Cloud" : null;
    }
}
