/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as a route receives it.
 *
 * @param parameters the values of the placeholders in the route's path
 * @param query returns the value of a query parameter, or null
 * @param received the time at which the request arrived
 * @param body the JSON body; a missing node if there is none
 */
public record ApiRequest(
        PrefectRelease release,
        Map<String, String> parameters,
        Function<String, @Nullable String> query,
        Instant received,
        JsonNode body) {

    /** Returns the value of a placeholder of the route. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("The route has no placeholder " + name);
        }
        return value;
    }

    /** Returns the body as an object, for routes with several named parts; an empty object if there is no body. */
    public ObjectNode parts() {
        return body instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
