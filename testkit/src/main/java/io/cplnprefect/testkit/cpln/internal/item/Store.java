/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.query.Attribute;
import io.cplnprefect.testkit.cpln.internal.query.Listing;
import io.cplnprefect.testkit.cpln.internal.query.Listing.Row;
import io.cplnprefect.testkit.cpln.internal.query.Lookup;
import io.cplnprefect.testkit.cpln.internal.query.Query;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All items by self link, in creation order, indexed by collection and by attribute.
 *
 * <p>An item that is changed in place is stored again if its tags, type or stage have changed, since an index has them.
 *
 * <p>All state of the emulator is guarded by this object's monitor, so that each request sees and changes a consistent
 * state.
 */
public final class Store {
    private final Map<String, StoredItem> items = new HashMap<>();
    private final NavigableMap<String, ItemCollection> collections = new TreeMap<>();
    private long lastPosition;

    /** Returns the item itself, or a copy if it is archived, or null if it does not exist. */
    public @Nullable ObjectNode find(String link) {
        StoredItem stored = items.get(link);
        return stored == null ? null : stored.item();
    }

    /**
     * Returns the item itself, or a copy if it is archived.
     *
     * @throws ApiException if it does not exist
     */
    public ObjectNode require(String link) {
        ObjectNode item = find(link);
        if (item == null) {
            throw ApiException.notFound(link);
        }
        return item;
    }

    /** Returns whether an item exists. */
    public boolean has(String link) {
        return items.containsKey(link);
    }

    /** Returns the items by their links, in creation order. */
    public Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        items.values().stream()
                .sorted(Comparator.comparingLong(StoredItem::position))
                .forEach(stored -> all.put(stored.link(), stored.item()));
        return all;
    }

    /** Stores an item; one with the same link is replaced and keeps its position. */
    public void put(String link, ObjectNode item) {
        StoredItem before = items.get(link);
        if (before != null) {
            collectionOf(link).remove(before);
        }
        StoredItem stored = new StoredItem(before == null ? ++lastPosition : before.position(), link, item);
        items.put(link, stored);
        collectionOf(link).add(stored);
    }

    /** Keeps an item that is expected not to change any more in a form that uses less memory. */
    public void archive(String link) {
        StoredItem stored = items.get(link);
        if (stored != null) {
            stored.archive();
        }
    }

    private ItemCollection collectionOf(String link) {
        return collections.computeIfAbsent(Links.parent(link), parent -> new ItemCollection());
    }

    /** Removes an item and all items that it owns. */
    void remove(String link) {
        StoredItem stored = items.remove(link);
        if (stored != null) {
            collectionOf(link).remove(stored);
        }
        // '0' is the character after '/'.
        NavigableMap<String, ItemCollection> owned = collections.subMap(link + "/", true, link + "0", false);
        owned.values().forEach(collection -> collection.all().forEach(item -> items.remove(item.link())));
        owned.clear();
    }

    /** Returns the items of a collection, for example {@code /org/o/gvc/g/workload}. */
    public List<ObjectNode> list(String collection) {
        ItemCollection found = collections.get(collection);
        return found == null
                ? List.of()
                : found.all().stream().map(StoredItem::item).toList();
    }

    /** Returns the items of a collection that have all attributes. */
    public List<ObjectNode> list(String collection, Attribute... attributes) {
        List<Attribute> wanted = List.of(attributes);
        Predicate<JsonNode> selected = item -> Attribute.of(item).containsAll(wanted);
        return rows(List.of(collection), 0, Integer.MAX_VALUE, new Lookup(false, wanted), selected).stream()
                .map(row -> (ObjectNode) row.document())
                .toList();
    }

    /** Returns the items of collections in creation order. */
    public Listing listing(List<String> parents) {
        return (position, count) -> rows(parents, position, count, Lookup.ALL, item -> true);
    }

    /** Returns the items of collections that a query selects, sorted by it or else in creation order. */
    public Listing select(List<String> parents, Query query) {
        if (!query.isSorted()) {
            return (position, count) -> rows(parents, position, count, query.lookup(), query::matches);
        }
        List<ObjectNode> candidates = new ArrayList<>();
        rows(parents, 0, Integer.MAX_VALUE, query.lookup(), query::matches)
                .forEach(row -> candidates.add((ObjectNode) row.document()));
        return Listing.of(query.select(candidates));
    }

    private List<Row> rows(
            List<String> parents, long position, int count, Lookup lookup, Predicate<JsonNode> selected) {
        return parents.stream()
                .map(collections::get)
                .filter(collection -> collection != null)
                .flatMap(collection -> collection.after(position, count, lookup, selected).stream())
                .sorted(Comparator.comparingLong(Row::position))
                .limit(count)
                .toList();
    }

    /** Returns the collections of a kind in all GVCs of an org. */
    List<String> collectionsInAllGvcs(String orgLink, String kind) {
        return list(orgLink + "/gvc").stream()
                .map(gvc -> Links.self(gvc) + "/" + kind)
                .toList();
    }
}
