/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import org.jspecify.annotations.Nullable;

/** The requests of one action, with what its events show of them. */
final class ActionRun {
    final TriggeredAction action;
    /** The objects that the action used. */
    final ArrayNode related = JsonNodeFactory.instance.arrayNode();
    /** The members that the payload has besides those of every action. */
    final ObjectNode details = JsonNodeFactory.instance.objectNode();

    private final ServerRequests requests;

    ActionRun(TriggeredAction action, ServerRequests requests) {
        this.action = action;
        this.requests = requests;
    }

    /** Adds an object that the action used; the name may be null. */
    void relate(String role, String kind, String id, @Nullable JsonNode name) {
        ObjectNode resource = related.addObject()
                .put("prefect.resource.id", "prefect." + kind + "." + id)
                .put("prefect.resource.role", role);
        if (name != null) {
            resource.set("prefect.resource.name", name);
        }
    }

    /** Returns the response to a request, also if it is an error. */
    ApiResponse request(String method, String path, @Nullable JsonNode body) {
        return requests.send(method, path, body);
    }

    /** Sends a request whose status the event shows, and fails unless it is a success. */
    JsonNode perform(String method, String path, @Nullable JsonNode body) {
        ApiResponse response = request(method, path, body);
        details.put("status_code", response.status());
        JsonNode content = body(response);
        if (response.status() == 409 && action.type().equals("run-deployment")) {
            details.set("validation_error", content.path("detail"));
        }
        return checked(response);
    }

    /** Returns the body of a response, and fails unless it is a success. */
    JsonNode checked(ApiResponse response) {
        if (response.status() >= 300) {
            throw new ActionFailedException(reason(response));
        }
        return body(response);
    }

    private static JsonNode body(ApiResponse response) {
        return response.body() == null ? JsonNodeFactory.instance.nullNode() : response.body();
    }

    private String reason(ApiResponse response) {
        String type = "'" + action.type() + "'";
        if (response.status() != 409 && response.status() != 422) {
            return "Unexpected status from " + type + " action: " + response.status();
        }
        JsonNode detail = body(response).path("detail");
        String text = detail.isTextual() ? detail.asText() : detail.isMissingNode() ? "" : detail.toString();
        return "Validation error occurred for " + type + (text.isEmpty() ? "" : " - " + text);
    }
}
