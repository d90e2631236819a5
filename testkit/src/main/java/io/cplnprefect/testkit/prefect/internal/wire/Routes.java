/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The server's routes, in order of precedence. */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** Handles the requests of a route. */
    public interface Handler extends Function<ApiRequest, ApiResponse> {}

    /** A matched route and the values of its placeholders. */
    public record Match(Handler handler, Map<String, String> parameters) {}

    private record Route(
            String method,
            List<String> pattern,
            Handler handler,
            @Nullable PrefectRelease only) {
        boolean existsIn(PrefectRelease release) {
            return only == null || only == release;
        }
    }

    /**
     * Adds a route; {@code {id}} in the path matches a UUID in 3.x, {@code {id:uuid}} in both releases, other
     * placeholders match any text.
     */
    public void add(String method, String path, Handler handler) {
        routes.add(new Route(method, segments(path), handler, null));
    }

    /** Adds a route that only one release has. */
    public void addFor(PrefectRelease only, String method, String path, Handler handler) {
        routes.add(new Route(method, segments(path), handler, only));
    }

    /**
     * Returns the route of a request.
     *
     * @throws ErrorResponseException with status 404 or 405, or 307 if only a slash at the end differs
     */
    public Match find(PrefectRelease release, String method, String path) {
        boolean pathKnown = false;
        for (Route route : routes) {
            if (!route.existsIn(release)) {
                continue;
            }
            Map<String, String> parameters = match(route.pattern(), segments(path));
            if (parameters == null || (release == PrefectRelease.V3 && !idsAreUuids(release, parameters))) {
                continue;
            }
            if (route.method().equals(method)) {
                return new Match(route.handler(), parameters);
            }
            pathKnown = true;
        }
        if (pathKnown) {
            throw ErrorResponseException.detail(405, "Method Not Allowed");
        }
        String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        if (routes.stream()
                .anyMatch(route -> route.existsIn(release) && match(route.pattern(), segments(other)) != null)) {
            throw new ErrorResponseException(ApiResponse.redirect(other));
        }
        throw ErrorResponseException.detail(404, "Not Found");
    }

    /** Returns whether all ids among the placeholders are UUIDs; in 3.x no route matches others. */
    public static boolean idsAreUuids(PrefectRelease release, Map<String, String> parameters) {
        String id = parameters.get("id");
        return id == null || (release == PrefectRelease.V3 ? Uuids.isInPath(id) : Uuids.isReadable(id));
    }

    private static @Nullable Map<String, String> match(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String part = pattern.get(i);
            if (part.startsWith("{") && !path.get(i).isEmpty()) {
                String name = part.substring(1, part.length() - 1);
                if (name.endsWith(":uuid") && !Uuids.isInPath(path.get(i))) {
                    return null;
                }
                parameters.put(name.replace(":uuid", ""), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return null;
            }
        }
        return parameters;
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }
}
