/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a handler.
 *
 * @param path decoded, without a trailing slash; for items and collections it is their link
 * @param variables the path segments the route has names for
 */
record Call(String path, HttpUrl url, Map<String, String> variables, String bodyText, Principal principal) {
    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no segment " + name);
        }
        return value;
    }

    @Nullable
    String parameter(String name) {
        return url.queryParameter(name);
    }

    boolean isDryRun() {
        return "true".equals(parameter("dryRun"));
    }

    /** The body, a missing node when there is none. */
    JsonNode optionalBody() {
        if (bodyText.isBlank()) {
            return Json.object().path("");
        }
        try {
            return Json.parse(bodyText);
        } catch (JsonProcessingException e) {
            throw ApiFault.badRequest("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    ObjectNode body() {
        if (optionalBody() instanceof ObjectNode object) {
            return object;
        }
        throw ApiFault.badRequest("the body must be a JSON object");
    }
}
