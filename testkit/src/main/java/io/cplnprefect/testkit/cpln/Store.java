/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All items by self link, in the order of their creation. Whoever reads or writes the state of the emulator holds this
 * object's monitor, so that a request sees and changes one consistent state.
 */
final class Store {
    private final Map<String, ObjectNode> items = new LinkedHashMap<>();

    /** The item itself, not a copy; null when there is none. */
    @Nullable
    ObjectNode find(String link) {
        return items.get(link);
    }

    ObjectNode require(String link) {
        ObjectNode item = items.get(link);
        if (item == null) {
            throw ApiFault.notFound(link);
        }
        return item;
    }

    boolean has(String link) {
        return items.containsKey(link);
    }

    void put(String link, ObjectNode item) {
        items.put(link, item);
    }

    /** Removes an item with all that hangs below it. */
    void remove(String link) {
        items.keySet().removeIf(key -> key.equals(link) || key.startsWith(link + "/"));
    }

    /** The items of a collection, for example {@code /org/o/gvc/g/workload}. */
    List<ObjectNode> list(String collection) {
        String prefix = collection + "/";
        List<ObjectNode> found = new ArrayList<>();
        items.forEach((link, item) -> {
            if (link.startsWith(prefix) && link.indexOf('/', prefix.length()) < 0) {
                found.add(item);
            }
        });
        return found;
    }

    /** The items of a kind in all gvcs of an org. */
    List<ObjectNode> listInAllGvcs(String orgLink, String kind) {
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode gvc : list(orgLink + "/gvc")) {
            found.addAll(list(Links.self(gvc) + "/" + kind));
        }
        return found;
    }
}
