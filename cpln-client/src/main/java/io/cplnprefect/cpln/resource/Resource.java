/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.query.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind in one scope. Immutable and thread-safe.
 *
 * <p>Every kind has the same methods; the server refuses those that a kind does not support with status 404 or 405. The calls
 * throw what {@link ApiCall#execute()} throws.
 *
 * @param <T> model of the kind
 */
public class Resource<T> {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Kind<T> kind;
    private final Collection<T> objects;

    /** The collection of the organization: queries of a GVC are sent there, with the GVC as a term. */
    private final Collection<T> queried;

    private final @Nullable String gvc;

    /**
     * Creates the objects of a kind. Nothing is sent.
     *
     * @param scope the scope to which the kind belongs
     * @param kind the kind
     */
    public Resource(Scope scope, Kind<T> kind) {
        Scope org = scope.orgOfGvc();
        this.kind = kind;
        this.objects = collection(scope, kind);
        this.queried = org == null ? objects : collection(org, kind);
        this.gvc = org == null ? null : scope.name();
    }

    static <T> Collection<T> collection(Scope scope, Kind<T> kind) {
        return new Collection<>(
                scope.connection(),
                scope.path() + "/" + kind.name(),
                scope.template() + "/" + kind.name(),
                kind.model(),
                // Secrets are part of responses and of errors that echo the request, under names that cannot be masked.
                kind.name().equals("secret"));
    }

    /**
     * Returns a call that reads an object.
     *
     * @param name name of the object
     * @return the call; status 404 if the object does not exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<T> get(String name) {
        return objects.get("name", checked(name));
    }

    /**
     * Returns all objects.
     *
     * @return the objects, read lazily, page by page
     */
    public Pager<T> list() {
        return objects.list();
    }

    /**
     * Returns the objects of this scope that match a query.
     *
     * @param query the query
     * @return the objects, read lazily, page by page
     * @throws io.cplnprefect.core.error.UsageException if this is the scope of a GVC and the query does not require all of its
     *     terms ({@link Query#within})
     */
    public Pager<T> query(Query query) {
        return queried.query(gvc == null ? query : query.within(gvc));
    }

    /**
     * Returns a call that creates an object.
     *
     * @param document the object
     * @return the call; status 409 if the name is taken
     */
    public ApiCall<Stored> create(T document) {
        ApiCall<Void> call =
                connection().call(objects.endpoint("POST", ""), objects.path(), body(document), Void.class);
        return document instanceof Item item
                ? Writes.named(call, path(item.name()))
                : Writes.unnamed(call, objects.path());
    }

    /**
     * Returns a call that creates an object, or replaces the object of the same name.
     *
     * @param document the object
     * @return the call
     */
    public ApiCall<Stored> put(T document) {
        return Writes.named(
                connection().call(objects.endpoint("PUT", "").repeatable(), objects.path(), body(document), Void.class),
                document instanceof Item item ? path(item.name()) : objects.path());
    }

    /**
     * Returns a call that changes an object.
     *
     * @param name name of the object
     * @param patch the change
     * @return the call; returns the changed object
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<T> patch(String name, Patch patch) {
        return connection().call(objects.endpoint("PATCH", "/{name}"), path(name), patch, kind.model());
    }

    /**
     * Returns a call that deletes an object. The object may still be readable for some seconds after the call.
     *
     * @param name name of the object
     * @return the call; status 404 if the object does not exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<Void> delete(String name) {
        return connection().call(objects.endpoint("DELETE", "/{name}").repeatable(), path(name), null, Void.class);
    }

    private ServiceConnection connection() {
        return objects.connection();
    }

    private String path(String name) {
        return objects.path() + "/" + checked(name);
    }

    private String checked(String name) {
        return Names.require(kind.name(), name);
    }

    /** Adds the kind, which the server requires. Server-set members are ignored by the server. */
    private Map<String, Object> body(T document) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind.name());
        body.putAll(connection().mapper().convertValue(document, OBJECT));
        return body;
    }
}
