/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error document. */
final class ApiFault extends RuntimeException {
    private final int status;
    private final @Nullable String code;

    private ApiFault(int status, @Nullable String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiFault badRequest(String message) {
        return new ApiFault(400, "bad_request", message);
    }

    static ApiFault badRequest(List<String> problems) {
        return badRequest(String.join("; ", problems));
    }

    static ApiFault unauthorized() {
        return new ApiFault(401, "unauthorized", "The token is missing or not valid");
    }

    static ApiFault forbidden(String message) {
        return new ApiFault(403, "forbidden", message);
    }

    static ApiFault notFound(String path) {
        return new ApiFault(404, "not_found", "Not found: " + path);
    }

    static ApiFault notAllowed(String message) {
        return new ApiFault(405, "method_not_allowed", message);
    }

    static ApiFault conflict(String message) {
        return new ApiFault(409, "conflict", message);
    }

    int status() {
        return status;
    }

    ObjectNode document() {
        ObjectNode document = Json.object();
        document.put("status", status);
        document.put("message", getMessage());
        document.put("code", code);
        document.put("id", UUID.randomUUID().toString());
        return Json.withoutNulls(document);
    }
}
