/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.List;

/** Stores and removes items, and notifies observers. */
public final class Items {
    private final Store store;
    private final List<ItemObserver> observers;

    /** Creates the access to a store. */
    public Items(Store store, List<ItemObserver> observers) {
        this.store = store;
        this.observers = List.copyOf(observers);
    }

    /** Stores an item in place of one with the same link. */
    public void save(String link, ObjectNode item) {
        store.put(link, item);
        observers.forEach(observer -> observer.stored(item));
    }

    /** Removes an item, if it exists, and all items that it owns. */
    public void remove(String link) {
        ObjectNode item = store.find(link);
        if (item != null) {
            observers.forEach(observer -> observer.removed(item));
        }
        store.list(link + "/workload").forEach(workload -> remove(Links.self(workload)));
        store.remove(link);
    }
}
