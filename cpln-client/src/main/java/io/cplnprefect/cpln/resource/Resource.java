/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.event.Event;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.internal.input.InputCheck;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.waiter.Progress;
import io.cplnprefect.cpln.waiter.Waiter;
import java.util.function.UnaryOperator;

/**
 * The objects of one kind in one scope. Immutable and thread-safe.
 *
 * <p>Every kind has the same methods; the server refuses those that a kind does not support with status 404 or 405. The calls
 * throw what {@link ApiCall#execute()} throws.
 *
 * @param <T> model of the kind
 */
public class Resource<T extends Item> {

    private final Kind<T> kind;
    private final Scope scope;
    private final Collection<T> objects;
    private final Documents documents;

    /**
     * Creates the objects of a kind. Nothing is sent.
     *
     * @param scope the scope to which the kind belongs
     * @param kind the kind
     */
    public Resource(Scope scope, Kind<T> kind) {
        this.kind = kind;
        this.scope = scope;
        this.objects = collection(scope, kind.name(), kind.model());
        this.documents = new Documents(scope, kind.name());
    }

    static <T> Collection<T> collection(Scope scope, String kind, Class<T> model) {
        return new Collection<>(
                scope.connection(),
                scope.path() + "/" + kind,
                scope.template() + "/" + kind,
                model,
                // Secrets are part of responses and of errors that echo the request, under names that cannot be masked.
                kind.equals("secret"));
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
        return queried(kind.model()).query(scoped(query));
    }

    /**
     * Returns the links of the objects of this scope that match a query, without the objects.
     *
     * @param query the query
     * @return the links, read lazily, page by page
     * @throws io.cplnprefect.core.error.UsageException as {@link #query}
     */
    public Pager<Link> queryLinks(Query query) {
        return queried(Link.class).query(scoped(query).fetchingLinks());
    }

    /**
     * Returns a call that creates an object.
     *
     * <p>It is retried: if a repeated request fails because the object exists, the object is read back, and the call succeeds if
     * the object has the content that was sent. The data of a secret is compared only if the token permits to reveal it.
     *
     * @param document the object
     * @return the call; status 409 if the name exists
     * @throws io.cplnprefect.core.error.UsageException if the document is invalid; contains all problems, see {@link Documents}
     */
    public ApiCall<Stored> create(T document) {
        return documents.create(body(document));
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
     * @throws io.cplnprefect.core.error.UsageException if the document is invalid; contains all problems, see {@link Documents}
     */
    public ApiCall<Stored> put(T document) {
        return documents.put(body(document));
    }

    /**
     * Returns a call that lets the server compute what {@link #put} would store. Nothing is stored.
     *
     * @param document the object
     * @return the call; returns the object with the defaults of the server, a secret without its data
     * @throws io.cplnprefect.core.error.UsageException if the document is invalid; contains all problems, see {@link Documents}
     */
    public ApiCall<T> dryRun(T document) {
        return documents.dryRun(body(document), kind.model());
    }

    /**
     * Returns a call that changes an object. It is retried if the patch has the same effect when it is applied twice.
     *
     * @param name name of the object
     * @param patch the change
     * @return the call; returns the changed object
     * @throws io.cplnprefect.core.error.UsageException if the name or the patch is invalid; contains all problems of the patch:
     *     what it sets is checked as in {@link #create}
     */
    public ApiCall<T> patch(String name, Patch patch) {
        InputCheck.requirePatch(
                kind.name(), checked(name), connection().mapper().valueToTree(patch));
        return connection().call(objects.endpoint("PATCH", "/{name}"), path(name), patch, kind.model());
    }

    /**
     * Returns a call that reads an object, changes it, and writes the change if no other client has changed the object since. After
     * such a conflict, the object is read and changed again, up to 5 times in all within the deadline of the call. Nothing is
     * written if the change leaves the object as it is.
     *
     * <p>Only the changed members are sent, with the version that was read. A write whose response is lost is not repeated.
     *
     * @param name name of the object
     * @param change returns the changed object; called once for each read; must not block
     * @return the call; returns the changed object; status 409 if the object was changed by others each time, 404 if it does not
     *     exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<T> update(String name, UnaryOperator<T> change) {
        return new Update<>(connection().mapper(), get(name), change, patch -> patch(name, patch)).call();
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
        return documents.delete(name);
    }

    /**
     * Returns a waiter until an object can no longer be read, as some seconds after its deletion.
     *
     * @param name name of the object
     * @return a waiter; returns the path of the object
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public Waiter<String> untilGone(String name) {
        String path = documents.path(name);
        ApiCall<T> read = get(name);
        return Waiter.<T, String>until(
                        connection().time(),
                        path + " is gone",
                        options -> read.with(options).executeAsync(),
                        object -> Progress.waiting("it still exists"))
                .onError(error -> error instanceof ServiceException.NotFound ? Progress.done(path) : null);
    }

    /**
     * Returns the events of an object: what the platform did with it, or could not do.
     *
     * @param name name of the object
     * @return the events, read lazily, page by page
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public Pager<Event> events(String name) {
        return new Collection<>(
                        connection(),
                        documents.path(name) + "/-eventlog",
                        objects.template() + "/{name}/-eventlog",
                        Event.class,
                        false)
                .list();
    }

    /** Returns the collection of the organization: queries of a GVC are sent there, with the GVC as a term. */
    private <R> Collection<R> queried(Class<R> model) {
        Scope org = scope.orgOfGvc();
        return collection(org == null ? scope : org, kind.name(), model);
    }

    private Query scoped(Query query) {
        return scope.orgOfGvc() == null ? query : query.within(scope.name());
    }

    private ServiceConnection connection() {
        return scope.connection();
    }

    private String path(String name) {
        return documents.path(name);
    }

    private String checked(String name) {
        return Names.require(kind.name(), name);
    }

    private ObjectNode body(T document) {
        return connection().mapper().valueToTree(document);
    }
}
