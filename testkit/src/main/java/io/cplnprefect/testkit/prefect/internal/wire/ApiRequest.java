/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as a route receives it.
 *
 * @param parameters the values of the placeholders in the route's path
 * @param query returns the value of a query parameter, or null
 * @param host the value of the header, with the port
 * @param userAgent the value of the header; empty if there is none
 * @param received the time at which the request arrived
 * @param body the JSON body; a missing node if there is none
 */
public record ApiRequest(
        PrefectRelease release,
        Map<String, String> parameters,
        Function<String, @Nullable String> query,
        String host,
        String userAgent,
        Instant received,
        JsonNode body) {
    private static final Pattern PREFECT = Pattern.compile("prefect/(\\d+)\\.(\\d+)\\.(\\d+)\\S* \\(API \\S+\\)");
    private static final int[] RENEWS_LEASES = {3, 4, 11};

    /** Returns whether the client renews the leases of its flow runs, as Prefect does since 3.4.11. */
    public boolean renewsLeases() {
        Matcher client = PREFECT.matcher(userAgent);
        if (!client.matches()) {
            return false;
        }
        int[] version = IntStream.rangeClosed(1, RENEWS_LEASES.length)
                .map(group -> Integer.parseInt(client.group(group)))
                .toArray();
        return Arrays.compare(version, RENEWS_LEASES) >= 0;
    }

    /** Returns the value of a placeholder of the route. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("The route has no placeholder " + name);
        }
        return value;
    }

    /** Responds 422 if a query parameter is present and no UUID. */
    public void checkQueryUuid(String name) {
        String value = query.apply(name);
        if (value != null && !Uuids.isUuid(value)) {
            ValidationErrors errors = new ValidationErrors(release, body);
            errors.badUuid(new Location(List.of("query", name)), TextNode.valueOf(value));
            errors.raise();
        }
    }

    /**
     * Returns the body as an object, for routes with several named parts; an empty object if there is no body.
     *
     * @throws ErrorResponseException with status 422 if the body is of another type
     */
    public ObjectNode parts() {
        if (!body.isObject() && !body.isMissingNode() && !body.isNull()) {
            ValidationErrors errors = new ValidationErrors(release, body);
            errors.missing(Location.BODY, null);
            errors.raise();
        }
        return body instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
