/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Selects the endpoint of each request: the first route of the table that matches. */
public final class Router {
    /** Resolves the value of an Authorization header. */
    public interface Authenticator {
        /** Returns the principal of the token, or null if the token is absent or unknown. */
        @Nullable
        Principal principal(@Nullable String authorization);
    }

    /** Position of the name in the path of an object of an organization. */
    private static final int NAME = 3;

    private final Authenticator authenticator;
    private final List<Route> table;

    /** Creates a router over routes in order of precedence. */
    public Router(Authenticator authenticator, List<Route> table) {
        this.authenticator = authenticator;
        this.table = List.copyOf(table);
    }

    /** Returns the response to a request; a refused request gets an error document. */
    public ApiResponse respond(String method, HttpUrl url, @Nullable String authorization, String body) {
        try {
            return route(method, url, authorization, body);
        } catch (ApiException refusal) {
            return ApiResponse.json(refusal.status(), refusal.document());
        }
    }

    private ApiResponse route(String method, HttpUrl url, @Nullable String authorization, String body) {
        List<String> segments = new ArrayList<>(url.pathSegments());
        segments.removeIf(String::isEmpty);
        String path = "/" + String.join("/", segments);
        joinNameOfImage(segments);
        Principal principal = authenticator.principal(authorization);
        boolean pathIsKnown = false;
        for (Route route : table) {
            Map<String, String> variables = route.match(segments);
            if (variables == null) {
                continue;
            }
            pathIsKnown = true;
            if (route.method().equals(method)) {
                return handle(route, new ApiRequest(path, url, variables, body, principal));
            }
        }
        if (principal == null) {
            throw ApiException.unauthorized();
        }
        throw pathIsKnown
                ? ApiException.notAllowed(method + " is not allowed on " + path)
                : ApiException.notFound(path);
    }

    /** Makes one segment of the name of an image, {@code /org/ORG/image/REPOSITORY:TAG}, whose repository may contain slashes. */
    private static void joinNameOfImage(List<String> segments) {
        if (segments.size() <= NAME || !segments.get(NAME - 1).equals("image")) {
            return;
        }
        int start = segments.get(NAME).startsWith("-") ? NAME + 1 : NAME;
        int end = start;
        while (end < segments.size() && !segments.get(end).startsWith("-")) {
            end++;
        }
        if (end - start > 1) {
            List<String> name = segments.subList(start, end);
            String joined = String.join("/", name);
            name.clear();
            segments.add(start, joined);
        }
    }

    private static ApiResponse handle(Route route, ApiRequest request) {
        if (route.authenticated()) {
            // Fails here rather than at the first use, so that no handler can forget it.
            request.principal();
        }
        return route.handler().handle(request);
    }
}
