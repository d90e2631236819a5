/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint: a method and a path pattern with the code that handles its requests.
 *
 * @param method in upper case
 * @param pattern the path's segments; a segment in braces matches any name, which does not begin with a
 *     hyphen, and {@code **} matches all remaining segments
 * @param authenticated whether a valid token is required
 */
public record Route(String method, List<String> pattern, boolean authenticated, Handler handler) {
    /** Handles the requests of one endpoint. */
    public interface Handler {
        /**
         * Returns the response to a request.
         *
         * @throws ApiException if the request is refused; it becomes an error document
         */
        ApiResponse handle(ApiRequest request);
    }

    /** Returns an endpoint that requires a token. */
    public static Route of(String method, String pattern, Handler handler) {
        return new Route(method, segments(pattern), true, handler);
    }

    /** Returns an endpoint that requires no token. */
    public static Route open(String method, String pattern, Handler handler) {
        return new Route(method, segments(pattern), false, handler);
    }

    private static List<String> segments(String pattern) {
        return List.of(pattern.substring(1).split("/", -1));
    }

    /** Returns the named segments of a path that matches, or null if it does not match. */
    @Nullable
    Map<String, String> match(List<String> path) {
        if (!mayMatch(path)) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.equals("**")) {
                return variables;
            }
            if (i >= path.size()) {
                return null;
            }
            if (expected.startsWith("{") && !path.get(i).startsWith("-")) {
                variables.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return null;
            }
        }
        return pattern.size() == path.size() ? variables : null;
    }

    /** Returns false for most paths that do not match, at little cost: the table of routes is long. */
    private boolean mayMatch(List<String> path) {
        String end = pattern.get(pattern.size() - 1);
        if (end.equals("**")) {
            return true;
        }
        return path.size() == pattern.size() && (end.startsWith("{") || end.equals(path.get(path.size() - 1)));
    }
}
