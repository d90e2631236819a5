/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All items by self link, in creation order.
 *
 * <p>All state of the emulator is guarded by this object's monitor, so that each request sees and changes a consistent
 * state.
 */
public final class Store {
    private final Map<String, ObjectNode> items = new LinkedHashMap<>();

    /** Returns the item itself, not a copy, or null if it does not exist. */
    public @Nullable ObjectNode find(String link) {
        return items.get(link);
    }

    /**
     * Returns the item itself, not a copy.
     *
     * @throws ApiException if it does not exist
     */
    public ObjectNode require(String link) {
        ObjectNode item = items.get(link);
        if (item == null) {
            throw ApiException.notFound(link);
        }
        return item;
    }

    /** Returns whether an item exists. */
    public boolean has(String link) {
        return items.containsKey(link);
    }

    /** Returns the items themselves by their links, in creation order. */
    public Map<String, ObjectNode> all() {
        return Collections.unmodifiableMap(items);
    }

    /** Stores an item. */
    public void put(String link, ObjectNode item) {
        items.put(link, item);
    }

    /** Removes an item and all items that it owns. */
    void remove(String link) {
        items.keySet().removeIf(key -> key.equals(link) || key.startsWith(link + "/"));
    }

    /** Returns the items of a collection, for example {@code /org/o/gvc/g/workload}. */
    public List<ObjectNode> list(String collection) {
        String prefix = collection + "/";
        List<ObjectNode> found = new ArrayList<>();
        items.forEach((link, item) -> {
            if (link.startsWith(prefix) && link.indexOf('/', prefix.length()) < 0) {
                found.add(item);
            }
        });
        return found;
    }

    /** Returns the items of a kind in all GVCs of an org. */
    List<ObjectNode> listInAllGvcs(String orgLink, String kind) {
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode gvc : list(orgLink + "/gvc")) {
            found.addAll(list(Links.self(gvc) + "/" + kind));
        }
        return found;
    }
}
