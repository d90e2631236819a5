/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refused request, with the content of its error document. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String code;

    private ApiException(int status, @Nullable String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Returns a refusal with status 400. */
    public static ApiException badRequest(String message) {
        return new ApiException(400, "bad_request", message);
    }

    /** Returns a refusal with status 400 that reports all problems. */
    public static ApiException badRequest(List<String> problems) {
        return badRequest(String.join("; ", problems));
    }

    /** Returns a refusal with status 401. */
    public static ApiException unauthorized() {
        return new ApiException(401, "unauthorized", "The token is missing or not valid");
    }

    /** Returns a refusal with status 403. */
    public static ApiException forbidden(String message) {
        return new ApiException(403, "forbidden", message);
    }

    /** Returns a refusal with status 404. */
    public static ApiException notFound(String path) {
        return new ApiException(404, "not_found", "Not found: " + path);
    }

    /** Returns a refusal with status 405. */
    public static ApiException notAllowed(String message) {
        return new ApiException(405, "method_not_allowed", message);
    }

    /** Returns a refusal with status 409. */
    public static ApiException conflict(String message) {
        return new ApiException(409, "conflict", message);
    }

    /** Returns a refusal with status 429. */
    public static ApiException tooManyRequests(String message) {
        return new ApiException(429, "too_many_requests", message);
    }

    /** Returns a refusal with status 501, for a feature of the platform that the emulator does not have. */
    public static ApiException notImplemented(String message) {
        return new ApiException(501, "not_implemented", message);
    }

    /** Returns the status of the response. */
    public int status() {
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
