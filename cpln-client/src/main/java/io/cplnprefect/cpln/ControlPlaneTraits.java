/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.ServiceTraits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error responses of Control Plane. Its error document is {@code {status, message, code, details, id}}. */
final class ControlPlaneTraits implements ServiceTraits {

    private static final int CONFLICT = 409;
    private static final int RATE_LIMITED = 429;

    @Override
    public @Nullable String message(JsonNode body) {
        JsonNode message = body.path("message");
        return message.isTextual() ? message.textValue() : null;
    }

    @Override
    public @Nullable String requestId(Map<String, List<String>> headers, JsonNode body) {
        JsonNode id = body.path("id");
        return body.has("status") && id.isTextual() ? id.textValue() : null;
    }

    @Override
    public Meaning meaning(Endpoint endpoint, int status, Map<String, List<String>> headers, String body) {
        // Only the message distinguishes an exhausted quota from a rate limit.
        if (status == RATE_LIMITED && body.toLowerCase(Locale.ROOT).contains("quota")) {
            return Meaning.QUOTA_EXCEEDED;
        }
        // A delete conflicts with other changes in progress, not with the content of the object.
        return status == CONFLICT && endpoint.method().equals("DELETE") ? Meaning.TRANSIENT : Meaning.AS_STATUS;
    }

    @Override
    public @Nullable String hint(int status, JsonNode body) {
        return switch (status) {
            case 401 -> "the token is missing, invalid or expired. Set CPLN_TOKEN";
            case 403 ->
                "the token does not have the permission. Grant it to the user, service account or identity;"
                        + " a token that Control Plane injects into a workload is valid for that workload only";
            case 404 ->
                isErrorDocument(body)
                        ? null
                        : "the response is not an error document of Control Plane. Set CPLN_ENDPOINT to the address of its API";
            default -> null;
        };
    }

    /** Returns whether a body is an error document of Control Plane. Other services have other members. */
    static boolean isErrorDocument(JsonNode body) {
        return body.path("message").isTextual() && (body.has("status") || body.has("code"));
    }
}
