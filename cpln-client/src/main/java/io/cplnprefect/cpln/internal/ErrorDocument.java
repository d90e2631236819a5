/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.ServiceException;

/** The error document of Control Plane, {@code {status, message, code, details, id}}. Other services have other members. */
public final class ErrorDocument {

    private ErrorDocument() {}

    /**
     * Returns whether a body is an error document.
     *
     * @param body the body
     * @return {@code true} if it is
     */
    public static boolean isIn(JsonNode body) {
        return body.path("message").isTextual() && (body.has("status") || body.has("code"));
    }

    /**
     * Returns whether the body of an error response is an error document.
     *
     * @param failure the error response
     * @param mapper reads its body
     * @return {@code true} if it is
     */
    public static boolean isIn(ServiceException failure, ObjectMapper mapper) {
        if (failure.requestId() != null) {
            return true;
        }
        try {
            return isIn(mapper.readTree(failure.body()));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
