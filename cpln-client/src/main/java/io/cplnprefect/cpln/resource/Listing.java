/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.query.Query;

/**
 * A read-only collection: the objects of one kind in all GVCs of an organization. They are created, read singly and changed in
 * their GVC. Immutable and thread-safe.
 *
 * @param <T> model of the kind
 */
public final class Listing<T extends Item> {

    private final Collection<T> objects;

    /**
     * Creates the collection. Nothing is sent.
     *
     * @param org the organization
     * @param kind the kind
     */
    public Listing(Scope org, GvcKind<T> kind) {
        this.objects = Resource.collection(org, kind.name(), kind.model());
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
     * Returns the objects that match a query.
     *
     * @param query the query
     * @return the objects, read lazily, page by page
     */
    public Pager<T> query(Query query) {
        return objects.query(query);
    }
}
