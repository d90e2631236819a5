/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The requests to which a fault applies; immutable.
 *
 * <p>A path is written below the base of the API. {@code {id}} or any other name in braces matches one segment,
 * {@code **} the rest of the path: {@code /flow_runs/{id}/set_state}, {@code /work_pools/**}.
 */
public final class RequestPattern {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^/{}]+}|\\*\\*");

    private final Predicate<FaultRequest> predicate;

    private RequestPattern(Predicate<FaultRequest> predicate) {
        this.predicate = predicate;
    }

    /** Returns the pattern of all requests. */
    public static RequestPattern any() {
        return new RequestPattern(request -> true);
    }

    /** Returns the pattern of all requests to a path. */
    public static RequestPattern any(String path) {
        Pattern pattern = pattern(path);
        return new RequestPattern(request -> pattern.matcher(request.path()).matches());
    }

    /** Returns the pattern of GET requests. */
    public static RequestPattern get(String path) {
        return any(path).with("GET");
    }

    /** Returns the pattern of POST requests. */
    public static RequestPattern post(String path) {
        return any(path).with("POST");
    }

    /** Returns the pattern of PUT requests. */
    public static RequestPattern put(String path) {
        return any(path).with("PUT");
    }

    /** Returns the pattern of PATCH requests. */
    public static RequestPattern patch(String path) {
        return any(path).with("PATCH");
    }

    /** Returns the pattern of DELETE requests. */
    public static RequestPattern delete(String path) {
        return any(path).with("DELETE");
    }

    /** Returns the pattern of those requests that also meet a condition. */
    public RequestPattern where(Predicate<FaultRequest> condition) {
        return new RequestPattern(request -> predicate.test(request) && condition.test(request));
    }

    /** Returns the pattern of those requests whose body contains a text. */
    public RequestPattern whereBodyContains(String text) {
        return where(request -> request.body().contains(text));
    }

    /** Returns whether the request is one of them. */
    public boolean matches(FaultRequest request) {
        return predicate.test(request);
    }

    private RequestPattern with(String method) {
        return where(request -> request.method().equals(method));
    }

    private static Pattern pattern(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("Invalid path '" + path + "': expected a path that starts with /");
        }
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        for (var matcher = PLACEHOLDER.matcher(path); matcher.find(); end = matcher.end()) {
            pattern.append(Pattern.quote(path.substring(end, matcher.start())));
            pattern.append(matcher.group().equals("**") ? ".*" : "[^/]+");
        }
        return Pattern.compile(pattern + Pattern.quote(path.substring(end)));
    }
}
