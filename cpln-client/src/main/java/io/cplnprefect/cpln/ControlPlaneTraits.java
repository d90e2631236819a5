/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.ServiceTraits;
import io.cplnprefect.cpln.internal.ErrorDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The error responses of Control Plane. Its error document is {@code {status, message, code, details, id}}. */
final class ControlPlaneTraits implements ServiceTraits {

    /** The permissions that the services beside the API require, on the organization. */
    private static final Map<String, String> PERMISSIONS = Map.of("logs", "readLogs", "metrics", "readMetrics");

    private static final int CONFLICT = 409;
    private static final int RATE_LIMITED = 429;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final String service;
    private final Supplier<TokenKind> token;

    /** Creates the traits of the API. */
    ControlPlaneTraits() {
        this("", () -> TokenKind.OTHER);
    }

    /** Creates the traits of a service beside the API. */
    ControlPlaneTraits(String service, Supplier<TokenKind> token) {
        this.service = service;
        this.token = token;
    }

    @Override
    public @Nullable String message(JsonNode body) {
        // The metrics service reports errors as Prometheus does, whose document has a message of this name.
        JsonNode message = body.path(body.has("errorType") ? "error" : "message");
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
        String permission = PERMISSIONS.get(service);
        if (permission != null && (status == UNAUTHORIZED || status == FORBIDDEN)) {
            return refusal(permission);
        }
        return switch (status) {
            case 401 -> "the token is missing, invalid or expired. Set CPLN_TOKEN";
            case 403 ->
                "the token does not have the permission. Grant it to the user, service account or identity;"
                        + " a token that Control Plane injects into a workload is valid for that workload only";
            case 404 ->
                ErrorDocument.isIn(body)
                        ? null
                        : "the response is not an error document of Control Plane. Set CPLN_ENDPOINT to the address of its API";
            default -> null;
        };
    }

    private String refusal(String permission) {
        String grant = "the permission " + permission + " on the organization";
        return switch (token.get()) {
            case INJECTED ->
                "the " + service + " service does not accept the token that Control Plane injects into a workload."
                        + " Set CPLN_TOKEN to a key of a service account that has " + grant;
            case SERVICE_ACCOUNT_KEY ->
                "the key of the service account is invalid, or the service account does not have " + grant
                        + ". Grant it, or set CPLN_TOKEN to a valid key";
            case OTHER ->
                "the token is invalid or expired, or does not have " + grant + ". Grant it, or set CPLN_TOKEN";
        };
    }
}
