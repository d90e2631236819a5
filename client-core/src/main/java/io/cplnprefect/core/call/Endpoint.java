/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.Set;

/**
 * What is known of an endpoint before it is called.
 *
 * @param method HTTP method
 * @param pathTemplate path with placeholders, the low-cardinality name for metrics
 * @param safeToRepeat whether a repeat is harmless although the method is not safe
 * @param sensitive whether the body of its answer holds secrets and is never kept, not even shortened
 */
public record Endpoint(String method, String pathTemplate, boolean safeToRepeat, boolean sensitive) {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    /**
     * An endpoint that is repeatable only if its method is safe.
     *
     * @param method HTTP method
     * @param pathTemplate path with placeholders
     * @return the endpoint
     */
    public static Endpoint of(String method, String pathTemplate) {
        return new Endpoint(method, pathTemplate, false, false);
    }

    /**
     * The same endpoint, declared safe to repeat.
     *
     * @return the endpoint
     */
    public Endpoint repeatable() {
        return new Endpoint(method, pathTemplate, true, sensitive);
    }

    /**
     * The same endpoint, its answers never kept.
     *
     * @return the endpoint
     */
    public Endpoint withSensitiveAnswer() {
        return new Endpoint(method, pathTemplate, safeToRepeat, true);
    }

    /**
     * Whether HTTP defines the method as one that changes nothing.
     *
     * @return {@code true} for GET, HEAD, OPTIONS
     */
    public boolean safeMethod() {
        return SAFE_METHODS.contains(method);
    }
}
