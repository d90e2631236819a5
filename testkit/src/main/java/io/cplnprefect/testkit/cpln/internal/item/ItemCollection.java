/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.query.Attribute;
import io.cplnprefect.testkit.cpln.internal.query.Listing.Row;
import io.cplnprefect.testkit.cpln.internal.query.Lookup;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
        return candidates(position, count, lookup)
                .map(stored -> new Row(stored.position(), stored.item()))
                .filter(row -> selected.test(row.document()))
                .limit(count)
                .toList();
    }

    private Stream<StoredItem> candidates(long position, int count, Lookup lookup) {
        if (lookup.attributes().isEmpty()) {
            return after(items, position);
        }
        Stream<NavigableMap<Long, StoredItem>> indexed =
                lookup.attributes().stream().map(this::with);
        if (lookup.anyOf()) {
            return indexed.flatMap(each -> after(each, position).limit(count))
                    .distinct()
                    .sorted(Comparator.comparing(StoredItem::position));
        }
        return after(indexed.min(Comparator.comparing(Map::size)).orElse(items), position);
    }

    private NavigableMap<Long, StoredItem> with(Attribute attribute) {
        return byAttribute.getOrDefault(attribute, Collections.emptyNavigableMap());
    }

    private static Stream<StoredItem> after(NavigableMap<Long, StoredItem> indexed, long position) {
        return indexed.tailMap(position, false).values().stream();
    }
}
