/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs from service to service in how errors are told. Implementations are pure and thread-safe. */
public interface ServiceTraits {

    /** A service that follows HTTP and no custom of its own. */
    ServiceTraits PLAIN = body -> {
        JsonNode message = body.path("message");
        return message.isTextual() ? message.textValue() : null;
    };

    /** What an error answer means for another try. */
    enum Meaning {
        /** What its status says. */
        AS_STATUS,
        /** A quota is used up; another try cannot help. */
        QUOTA_EXCEEDED,
        /**
         * What its status says, but in the service's ordinary life: calls got in each other's way. A retry then costs
         * nothing of the budget that keeps a failing service from being stormed.
         */
        BUSY,
        /** The service is being maintained and has not looked at the request; tries until then do not count. */
        MAINTENANCE
    }

    /**
     * The server's words in an error document.
     *
     * @param body the document; a missing node when the body was no JSON
     * @return the words, or {@code null} when it has none
     */
    @Nullable
    String message(JsonNode body);

    /**
     * The part of an error document that an error may keep. A service that echoes the request in its answers leaves the
     * echo out: it holds whatever the caller sent.
     *
     * @param body the document; a missing node when the body was no JSON
     * @return the part; the same document when all of it may be kept
     */
    default JsonNode withoutEcho(JsonNode body) {
        return body;
    }

    /**
     * The id by which the service's people find the error.
     *
     * @param headers headers by lower-case name
     * @param body the error document; a missing node when the body was no JSON
     * @return the id, or {@code null}
     */
    default @Nullable String requestId(Map<String, List<String>> headers, JsonNode body) {
        List<String> values = headers.get("x-request-id");
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /**
     * What an error answer means for another try.
     *
     * @param status HTTP status, 400 or above
     * @param headers headers by lower-case name
     * @param body start of the body as text
     * @return the meaning
     */
    default Meaning meaning(int status, Map<String, List<String>> headers, String body) {
        return Meaning.AS_STATUS;
    }

    /**
     * A hint for the user that fits an answer, added to the error's message.
     *
     * @param status HTTP status, outside 200 to 299
     * @param body the error document; a missing node when the body was no JSON
     * @return the hint, or {@code null}
     */
    default @Nullable String hint(int status, JsonNode body) {
        return null;
    }
}
