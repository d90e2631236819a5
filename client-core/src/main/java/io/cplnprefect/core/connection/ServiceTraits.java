/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.call.CallPriority;
import io.cplnprefect.core.call.Endpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conventions by which a service reports errors. Implementations are pure and thread-safe. */
public interface ServiceTraits {

    /** The conventions of a service that follows HTTP and has an error document with a {@code message}. */
    ServiceTraits PLAIN = body -> {
        JsonNode message = body.path("message");
        return message.isTextual() ? message.textValue() : null;
    };

    /** What an error response means for a retry. */
    enum Meaning {
        /** What its status means in HTTP. */
        AS_STATUS,
        /** A quota is exhausted; a retry cannot succeed. */
        QUOTA_EXCEEDED,
        /** The request was refused for the moment and has had no effect; it may be sent again, whatever its method. */
        TRANSIENT,
        /**
         * What its status means, but as part of normal operation, such as when concurrent requests conflict. A retry is not
         * charged to the retry budget.
         */
        BUSY,
        /** The service is under maintenance and has not processed the request; attempts until its end do not count. */
        MAINTENANCE
    }

    /**
     * Returns the error message of an error document.
     *
     * @param body the document; a missing node if the body was not JSON
     * @return the message, or {@code null} if there is none
     */
    @Nullable
    String message(JsonNode body);

    /**
     * Returns the part of an error document that an exception may keep. A service that returns the request in its error
     * documents removes it here, because a request may contain secrets.
     *
     * @param body the document; a missing node if the body was not JSON
     * @return the part; the same document if all of it may be kept
     */
    default JsonNode withoutEcho(JsonNode body) {
        return body;
    }

    /**
     * Returns the id under which the operator of the service finds the request or error.
     *
     * @param headers header values by lower-case name
     * @param body the error document; a missing node if the body was not JSON
     * @return the id, or {@code null}
     */
    default @Nullable String requestId(Map<String, List<String>> headers, JsonNode body) {
        List<String> values = headers.get("x-request-id");
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns what an error response means for a retry.
     *
     * @param endpoint the endpoint
     * @param status HTTP status, 400 or above
     * @param headers header values by lower-case name
     * @param body start of the body as text
     * @return the meaning
     */
    default Meaning meaning(Endpoint endpoint, int status, Map<String, List<String>> headers, String body) {
        return Meaning.AS_STATUS;
    }

    /**
     * Returns the priority of a call that waits for its turn.
     *
     * @param endpoint the endpoint
     * @return the priority; {@link CallPriority#NORMAL} by default
     */
    default CallPriority priority(Endpoint endpoint) {
        return CallPriority.NORMAL;
    }

    /**
     * Returns advice for the user that is appended to the error message.
     *
     * @param status HTTP status, 400 or above
     * @param body the error document; a missing node if the body was not JSON
     * @return the advice, or {@code null}
     */
    default @Nullable String hint(int status, JsonNode body) {
        return null;
    }
}
