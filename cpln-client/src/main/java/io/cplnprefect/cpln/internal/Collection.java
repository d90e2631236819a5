/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import com.fasterxml.jackson.databind.JavaType;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import org.jspecify.annotations.Nullable;

/**
 * A collection of objects. All collections of the API are listed, queried and paged in the same way.
 *
 * @param connection sends the requests
 * @param path path of the collection
 * @param template the path with placeholders, for metrics
 * @param model type of the objects
 * @param sensitive whether responses may contain secrets
 * @param <T> that type
 */
public record Collection<T>(
        ServiceConnection connection, String path, String template, Class<T> model, boolean sensitive) {

    /**
     * Returns an endpoint of the collection.
     *
     * @param method HTTP method
     * @param below path template below the collection; empty for the collection itself
     * @return the endpoint
     */
    public Endpoint endpoint(String method, String below) {
        Endpoint endpoint = Endpoint.of(method, template + below);
        return sensitive ? endpoint.withSensitiveResponse() : endpoint;
    }

    /**
     * Returns a call that reads one object.
     *
     * @param placeholder placeholder of the name in path templates
     * @param name name of the object
     * @return the call
     */
    public ApiCall<T> get(String placeholder, String name) {
        return connection.call(endpoint("GET", "/{" + placeholder + "}"), path + "/" + name, null, model);
    }

    /**
     * Returns all objects.
     *
     * @return the objects, read lazily
     */
    public Pager<T> list() {
        return Pager.of(cursor -> page(endpoint("GET", ""), cursor == null ? path : cursor, null));
    }

    /**
     * Returns the objects that match a query. The pages after the first are read by GET.
     *
     * @param query the query document
     * @return the objects, read lazily
     */
    public Pager<T> query(Object query) {
        return Pager.of(cursor -> cursor == null
                ? page(endpoint("POST", "/-query").repeatable(), path + "/-query", query)
                : page(endpoint("GET", "/-query"), cursor, null));
    }

    private ApiCall<Page<T>> page(Endpoint endpoint, String from, @Nullable Object body) {
        JavaType type = connection.mapper().getTypeFactory().constructParametricType(ItemPage.class, model);
        return connection.<ItemPage<T>>call(endpoint, from, body, type).map(ItemPage::page);
    }
}
