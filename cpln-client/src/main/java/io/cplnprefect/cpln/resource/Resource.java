/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind in one scope. Immutable and thread-safe.
 *
 * <p>Every kind has the same methods; the server refuses those that a kind does not support with status 404 or 405. The calls
 * throw what {@link ApiCall#execute()} throws.
 *
 * @param <T> model of the kind
 */
public class Resource<T extends Item> {

    private static final String SECRET = "secret";

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

    static <T extends Item> Collection<T> collection(Scope scope, Kind<T> kind) {
        return new Collection<>(
                scope.connection(),
                scope.path() + "/" + kind.name(),
                scope.template() + "/" + kind.name(),
                kind.model(),
                // Secrets are part of responses and of errors that echo the request, under names that cannot be masked.
                kind.name().equals(SECRET));
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
     * <p>It is retried: if a repeated request fails because the object exists, the object is read back, and the call succeeds if
     * the object has the content that was sent. The data of a secret is compared only if the token permits to reveal it.
     *
     * @param document the object
     * @return the call; status 409 if the name exists
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<Stored> create(T document) {
        return write("POST", document);
    }

    /**
     * Returns a call that creates an object, or replaces the object of the same name. A document with a version is refused with
     * status 409 if the server checks the version and the object has another one.
     *
     * <p>It is retried. After a repeated request the object is read back to determine whether the call has created it, or
     * whether a conflict is with the content that was sent.
     *
     * @param document the object
     * @return the call
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<Stored> put(T document) {
        return write("PUT", document);
    }

    /**
     * Returns a call that changes an object. It is retried if the patch has the same effect when it is applied twice.
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
     * Returns a call that deletes an object. It is retried, also after status 409, which is temporary. The object may still be
     * readable for some seconds after the call.
     *
     * @param name name of the object
     * @return the call; status 404 if the object does not exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<Void> delete(String name) {
        return connection().call(objects.endpoint("DELETE", "/{name}").repeatable(), path(name), null, Void.class);
    }

    private ApiCall<Stored> write(String method, T document) {
        String link = path(document.name());
        JsonNode body = body(document);
        ApiCall<Void> write =
                connection().call(objects.endpoint(method, "").repeatable(), objects.path(), body, Void.class);
        return new NamedWrite(method, objects.path(), link, body, readBack(link)).outcomeOf(write);
    }

    private ApiCall<JsonNode> readBack(String link) {
        // A secret is read without its data unless it is revealed.
        String reveal = kind.name().equals(SECRET) ? "/-reveal" : "";
        return connection().call(objects.endpoint("GET", "/{name}" + reveal), link + reveal, null, JsonNode.class);
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

    /** Adds the kind, which the server requires. Members that the server sets are ignored by it. */
    private ObjectNode body(T document) {
        ObjectNode body = connection().mapper().createObjectNode().put("kind", kind.name());
        body.setAll(connection().mapper().<ObjectNode>valueToTree(document));
        return body;
    }
}
