/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects by id, with indexes over their members. */
public final class Table {
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
    private final Map<String, Index> indexes = new LinkedHashMap<>();

    /** The objects by the values of some members, and the values under which each object is found. */
    private record Index(
            List<String> members,
            Map<List<JsonNode>, Map<String, ObjectNode>> objects,
            Map<String, List<JsonNode>> values) {

        void put(String id, ObjectNode object) {
            List<JsonNode> key = members.stream().map(object::path).toList();
            objects.computeIfAbsent(key, missing -> new LinkedHashMap<>()).put(id, object);
            values.put(id, key);
        }

        void clear() {
            objects.clear();
            values.clear();
        }

        void remove(String id) {
            List<JsonNode> key = values.remove(id);
            Map<String, ObjectNode> found = key == null ? Map.of() : objects.getOrDefault(key, Map.of());
            if (key != null && found.remove(id) != null && found.isEmpty()) {
                objects.remove(key);
            }
        }
    }

    /** Creates a table; an index is the name of a member, or several with a blank between them. */
    Table(String... indexes) {
        for (String index : indexes) {
            this.indexes.put(index, new Index(Arrays.asList(index.split(" ", -1)), new HashMap<>(), new HashMap<>()));
        }
    }

    /** Stores a new object, or indexes one again after a change of its members. */
    public void put(ObjectNode object) {
        String id = object.path("id").asText();
        byId.put(id, object);
        for (Index index : indexes.values()) {
            index.remove(id);
            index.put(id, object);
        }
    }

    /** Deletes an object and returns it, or null if there is none. */
    public @Nullable ObjectNode remove(String id) {
        indexes.values().forEach(index -> index.remove(id));
        return byId.remove(id);
    }

    /** Deletes all objects. */
    void clear() {
        byId.clear();
        indexes.values().forEach(Index::clear);
    }

    /** Returns the object with an id, or null. */
    public @Nullable ObjectNode get(String id) {
        return byId.get(id);
    }

    /** Returns the object whose id is a member of another object, or null. */
    public @Nullable ObjectNode get(JsonNode other, String member) {
        return byId.get(other.path(member).asText());
    }

    /** Returns all objects in the order in which they were created. */
    public Collection<ObjectNode> all() {
        return byId.values();
    }

    /** Returns the objects with the given values of an index. */
    public List<ObjectNode> with(String index, JsonNode... values) {
        return List.copyOf(found(index, values));
    }

    /** Returns the first object with the given values of an index, or null. */
    public @Nullable ObjectNode first(String index, JsonNode... values) {
        Collection<ObjectNode> found = found(index, values);
        return found.isEmpty() ? null : found.iterator().next();
    }

    private Collection<ObjectNode> found(String name, JsonNode... values) {
        Index index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("The table has no index '" + name + "'");
        }
        return index.objects().getOrDefault(Arrays.asList(values), Map.of()).values();
    }
}
