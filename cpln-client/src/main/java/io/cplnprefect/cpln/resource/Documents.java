/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.internal.input.InputCheck;

/**
 * The objects of one kind in one scope as JSON documents, for kinds and members that have no model. Immutable and thread-safe.
 *
 * <p>A document is checked before it is sent: its name, tags and links, and the quantities, variables, volumes and schedule of a
 * workload.
 */
public final class Documents {

    private static final String SECRET = "secret";

    private final String kind;
    private final Collection<ObjectNode> objects;

    /**
     * Creates the documents of a kind. Nothing is sent.
     *
     * @param scope the scope to which the kind belongs
     * @param kind name of the kind
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public Documents(Scope scope, String kind) {
        this.kind = Names.require("kind", kind);
        this.objects = Resource.collection(scope, kind, ObjectNode.class);
    }

    /**
     * Returns the path of an object.
     *
     * @param name name of the object
     * @return the path
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public String path(String name) {
        return objects.path() + "/" + Names.require(kind, name);
    }

    /**
     * Returns all objects; secrets without their data.
     *
     * @return the objects, read lazily, page by page
     */
    public Pager<ObjectNode> list() {
        return objects.list();
    }

    /**
     * Returns a call that reads an object. A secret is read without its data.
     *
     * @param name name of the object
     * @return the call; status 404 if the object does not exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<ObjectNode> get(String name) {
        return objects.get("name", Names.require(kind, name));
    }

    /**
     * Returns a call that reads an object as it was written: a secret with its data, for which the permission {@code reveal} is
     * required.
     *
     * @param name name of the object
     * @return the call; status 404 if the object does not exist, 403 without the permission
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<ObjectNode> reveal(String name) {
        String reveal = kind.equals(SECRET) ? "/-reveal" : "";
        return connection()
                .call(objects.endpoint("GET", "/{name}" + reveal), path(name) + reveal, null, ObjectNode.class);
    }

    /**
     * Returns a call that creates an object; see {@link Resource#create}.
     *
     * @param document the document
     * @return the call; status 409 if the name exists
     * @throws io.cplnprefect.core.error.UsageException if the document is invalid; contains all problems
     */
    public ApiCall<Stored> create(ObjectNode document) {
        return write("POST", document);
    }

    /**
     * Returns a call that creates an object, or replaces the object of the same name; see {@link Resource#put}.
     *
     * @param document the document
     * @return the call
     * @throws io.cplnprefect.core.error.UsageException if the document is invalid; contains all problems
     */
    public ApiCall<Stored> put(ObjectNode document) {
        return write("PUT", document);
    }

    /**
     * Returns a call that lets the server compute what {@link #put} would store. Nothing is stored.
     *
     * @param document the document
     * @return the call; returns the object with the defaults of the server, a secret without its data
     * @throws io.cplnprefect.core.error.UsageException if the document is invalid; contains all problems
     */
    public ApiCall<ObjectNode> dryRun(ObjectNode document) {
        return dryRun(document, ObjectNode.class);
    }

    /** Returns a call for the object itself: the response to a write of the collection may be a text. */
    <R> ApiCall<R> dryRun(ObjectNode document, Class<R> model) {
        ObjectNode body = checked(document);
        String path = path(body.path("name").asText());
        return connection().call(objects.endpoint("PUT", "/{name}").repeatable(), path + "?dryRun=true", body, model);
    }

    /**
     * Returns a call that deletes an object; see {@link Resource#delete}.
     *
     * @param name name of the object
     * @return the call; status 404 if the object does not exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<Void> delete(String name) {
        return connection().call(objects.endpoint("DELETE", "/{name}").repeatable(), path(name), null, Void.class);
    }

    /** Returns the document with its kind, which the server requires. Members that the server sets are ignored by it. */
    private ObjectNode checked(ObjectNode document) {
        InputCheck.require(kind, document);
        ObjectNode body = connection().mapper().createObjectNode().put("kind", kind);
        return body.setAll(document);
    }

    private ApiCall<Stored> write(String method, ObjectNode document) {
        ObjectNode body = checked(document);
        String name = body.path("name").asText();
        ApiCall<Void> write =
                connection().call(objects.endpoint(method, "").repeatable(), objects.path(), body, Void.class);
        // A secret is read back with its data, if that is permitted, to compare it.
        return new NamedWrite(method, objects.path(), path(name), body, reveal(name)).outcomeOf(write);
    }

    private ServiceConnection connection() {
        return objects.connection();
    }
}
