/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.ServiceTraits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Control Plane's error document is {@code {status, message, code, details, id}}. */
final class ControlPlaneTraits implements ServiceTraits {

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

    /** 429 stands for the rate and for quotas; only the words tell, and only the rate gets better by waiting. */
    @Override
    public Meaning meaning(Endpoint endpoint, int status, Map<String, List<String>> headers, String body) {
        return status == RATE_LIMITED && body.toLowerCase(Locale.ROOT).contains("quota")
                ? Meaning.QUOTA_EXCEEDED
                : Meaning.AS_STATUS;
    }

    @Override
    public @Nullable String hint(int status, JsonNode body) {
        return switch (status) {
            case 401 -> "the token is missing, wrong or expired: check CPLN_TOKEN";
            case 403 ->
                "the token may not do this: grant its user, service account or identity the permission;"
                        + " a token that Control Plane gave to a workload is good for that workload only";
            case 404 ->
                body.isObject()
                        ? null
                        : "the answer is no error document of Control Plane: check that CPLN_ENDPOINT is the address of its API";
            default -> null;
        };
    }
}
