/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.query.Attribute;
import io.cplnprefect.testkit.cpln.internal.query.Listing.Row;
import io.cplnprefect.testkit.cpln.internal.query.Lookup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The items of one collection in creation order, indexed by their attributes. */
final class ItemCollection {
    private final NavigableMap<Long, StoredItem> items = new TreeMap<>();
    private final Map<Attribute, NavigableMap<Long, StoredItem>> byAttribute = new HashMap<>();

    void add(StoredItem item) {
        items.put(item.position(), item);
        for (Attribute attribute : item.attributes()) {
            byAttribute.computeIfAbsent(attribute, key -> new TreeMap<>()).put(item.position(), item);
        }
    }

    void remove(StoredItem item) {
        items.remove(item.position());
        for (Attribute attribute : item.attributes()) {
            NavigableMap<Long, StoredItem> indexed = with(attribute);
            indexed.remove(item.position());
            if (indexed.isEmpty()) {
                byAttribute.remove(attribute);
            }
        }
    }

    Collection<StoredItem> all() {
        return items.values();
    }

    /** Returns the first selected items after a position. */
    List<Row> after(long position, int count, Lookup lookup, Predicate<JsonNode> selected) {
        if (lookup.attributes().isEmpty()) {
            return after(items, position, count, selected);
        }
        if (!lookup.anyOf()) {
            NavigableMap<Long, StoredItem> fewest = lookup.attributes().stream()
                    .map(this::with)
                    .min(Comparator.comparing(Map::size))
                    .orElse(items);
            return after(fewest, position, count, selected);
        }
        NavigableMap<Long, Row> any = new TreeMap<>();
        for (Attribute attribute : lookup.attributes()) {
            after(with(attribute), position, count, selected).forEach(row -> any.put(row.position(), row));
        }
        return any.values().stream().limit(count).toList();
    }

    private NavigableMap<Long, StoredItem> with(Attribute attribute) {
        return byAttribute.getOrDefault(attribute, Collections.emptyNavigableMap());
    }

    /** Not a stream, which counts the rest of the map before it reads the first row. */
    private static List<Row> after(
            NavigableMap<Long, StoredItem> indexed, long position, int count, Predicate<JsonNode> selected) {
        List<Row> rows = new ArrayList<>();
        for (StoredItem stored : indexed.tailMap(position, false).values()) {
            if (rows.size() == count) {
                break;
            }
            ObjectNode item = stored.item();
            if (selected.test(item)) {
                rows.add(new Row(stored.position(), item));
            }
        }
        return rows;
    }
}
