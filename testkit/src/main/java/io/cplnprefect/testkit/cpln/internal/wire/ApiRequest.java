/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A request that matched a route. */
public final class ApiRequest {
    private final String path;
    private final HttpUrl url;
    private final Map<String, String> variables;
    private final String bodyText;
    private final @Nullable Principal principal;

    ApiRequest(
            String path, HttpUrl url, Map<String, String> variables, String bodyText, @Nullable Principal principal) {
        this.path = path;
        this.url = url;
        this.variables = variables;
        this.bodyText = bodyText;
        this.principal = principal;
    }

    /** Returns the decoded path, without a trailing slash; for items and collections it is their link. */
    public String path() {
        return path;
    }

    /**
     * Returns the principal of the token.
     *
     * @throws ApiException if the token is missing or not valid
     */
    public Principal principal() {
        if (principal == null) {
            throw ApiException.unauthorized();
        }
        return principal;
    }

    /** Returns a path segment that the route's pattern names. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no segment '" + name + "'.");
        }
        return value;
    }

    /** Returns whether the route's pattern names that path segment. */
    public boolean hasVariable(String name) {
        return variables.containsKey(name);
    }

    /** Returns a query parameter, or null if it is absent. */
    public @Nullable String parameter(String name) {
        return url.queryParameter(name);
    }

    /** Returns whether the request is for validation only, with nothing stored or started. */
    public boolean isDryRun() {
        return "true".equals(parameter("dryRun"));
    }

    /**
     * Returns the body, or a missing node if there is none.
     *
     * @throws ApiException if the body is not valid JSON
     */
    public JsonNode optionalBody() {
        if (bodyText.isBlank()) {
            return Json.object().path("");
        }
        try {
            return Json.parse(bodyText);
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest("The body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * Returns the body.
     *
     * @throws ApiException if the body is not a JSON object
     */
    public ObjectNode body() {
        if (optionalBody() instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("The body must be a JSON object");
    }
}
