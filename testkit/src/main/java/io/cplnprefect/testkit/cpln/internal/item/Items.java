/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Links;

/** Stores and removes items, and notifies an observer. */
public final class Items {
    private final Store store;
    private final ItemObserver observer;

    /** Creates the access to a store. */
    public Items(Store store, ItemObserver observer) {
        this.store = store;
        this.observer = observer;
    }

    /** Stores an item in place of one with the same link. */
    public void save(String link, ObjectNode item) {
        store.put(link, item);
        observer.stored(item);
    }

    /** Removes an item, if it exists, and all items that it owns. */
    public void remove(String link) {
        ObjectNode item = store.find(link);
        if (item != null) {
            observer.removed(item);
        }
        store.list(link + "/workload").forEach(workload -> remove(Links.self(workload)));
        store.remove(link);
    }
}
