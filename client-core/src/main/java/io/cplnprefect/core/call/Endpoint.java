/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.Set;

/**
 * An endpoint of a service.
 *
 * @param service name of the service, such as {@code prefect}; empty until a connection sets it
 * @param method HTTP method
 * @param pathTemplate path below the base address with its placeholders, such as {@code /flow_runs/{id}}; of low
 *     cardinality, for use in metrics
 * @param safeToRepeat whether a request may be sent again although its method is not safe
 * @param sensitive whether responses may contain secrets, so that errors keep no part of their bodies
 */
public record Endpoint(String service, String method, String pathTemplate, boolean safeToRepeat, boolean sensitive) {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    /** Adds the leading slash to a path template that has none. */
    public Endpoint {
        pathTemplate = pathTemplate.startsWith("/") ? pathTemplate : "/" + pathTemplate;
    }

    /**
     * Returns an endpoint whose requests may be sent again only if its method is safe.
     *
     * @param method HTTP method
     * @param pathTemplate path with placeholders
     * @return the endpoint
     */
    public static Endpoint of(String method, String pathTemplate) {
        return new Endpoint("", method, pathTemplate, false, false);
    }

    /**
     * Returns the same endpoint with the name of its service.
     *
     * @param name name of the service
     * @return the endpoint
     */
    public Endpoint ofService(String name) {
        return new Endpoint(name, method, pathTemplate, safeToRepeat, sensitive);
    }

    /**
     * Returns the same endpoint, declared safe to repeat.
     *
     * @return the endpoint
     */
    public Endpoint repeatable() {
        return repeatable(true);
    }

    /**
     * Returns the same endpoint, declared safe to repeat or not.
     *
     * @param safe whether a request may be sent again although its method is not safe
     * @return the endpoint
     */
    public Endpoint repeatable(boolean safe) {
        return new Endpoint(service, method, pathTemplate, safe, sensitive);
    }

    /**
     * Returns the same endpoint, declared to have responses that may contain secrets.
     *
     * @return the endpoint
     */
    public Endpoint withSensitiveResponse() {
        return new Endpoint(service, method, pathTemplate, safeToRepeat, true);
    }

    /**
     * Returns whether HTTP defines the method as safe.
     *
     * @return {@code true} for GET, HEAD and OPTIONS
     */
    public boolean safeMethod() {
        return SAFE_METHODS.contains(method);
    }
}
