/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.call.RepeatableBody;
import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object. Members that are not named stay as they are, objects are merged, and arrays are replaced unless an
 * array operation is used. Changes of the same member are combined; where they contradict each other, the last one counts.
 * Not thread-safe.
 *
 * <p>A patch that appends to an array, or that requires a version, is not sent again after a failure that leaves its effect
 * unknown. Its text form contains the names of the members only, because values may be secret.
 */
public final class Patch implements RepeatableBody {

    private static final String APPEND = "$append/";

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private Patch() {}

    /**
     * Returns a patch that changes nothing.
     *
     * @return a new patch
     */
    public static Patch empty() {
        return new Patch();
    }

    /**
     * Returns a patch that merges a document into the object, as {@code cpln patch --file} does. A null value removes a member,
     * and names may have the prefixes of the array operations.
     *
     * @param document the document, of maps, lists, texts, numbers, booleans and nulls
     * @return a new patch
     */
    public static Patch of(Map<String, ? extends @Nullable Object> document) {
        Patch patch = new Patch();
        patch.members.putAll(document);
        return patch;
    }

    /** Returns the patch that changes one object into another: removed members are set to null, arrays are replaced. */
    static Patch between(JsonNode before, JsonNode after) {
        Patch patch = new Patch();
        before.fieldNames().forEachRemaining(member -> {
            if (!after.has(member)) {
                patch.remove(member);
            }
        });
        after.properties().forEach(member -> {
            JsonNode present = before.path(member.getKey());
            JsonNode value = member.getValue();
            if (present.isObject() && value.isObject() && !present.equals(value)) {
                patch.set(member.getKey(), between(present, value));
            } else if (!present.equals(value)) {
                patch.set(member.getKey(), value);
            }
        });
        return patch;
    }

    /**
     * Sets a member. A {@link Map} is merged into the present object.
     *
     * @param member name of the member
     * @param value the value, not {@code null}: use {@link #remove}
     * @return this
     */
    public Patch set(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /**
     * Removes a member.
     *
     * @param member name of the member
     * @return this
     */
    public Patch remove(String member) {
        members.put(member, null);
        return this;
    }

    /**
     * Changes a member that is an object.
     *
     * @param member name of the member
     * @param change the change, combined with earlier changes of the member
     * @return this
     * @throws UsageException if this patch removes the member, or sets it to a value other than a {@link Map}
     */
    public Patch within(String member, Patch change) {
        Patch nested = nested(member);
        change.members.forEach(nested::combine);
        return this;
    }

    /**
     * Sets a tag.
     *
     * @param name name of the tag
     * @param value the value: a text, number or boolean
     * @return this
     * @throws UsageException if this patch removes all tags
     */
    public Patch tag(String name, Object value) {
        nested("tags").set(name, value);
        return this;
    }

    /**
     * Removes a tag.
     *
     * @param name name of the tag
     * @return this
     * @throws UsageException if this patch removes all tags
     */
    public Patch removeTag(String name) {
        nested("tags").remove(name);
        return this;
    }

    /**
     * Replaces a member instead of merging it.
     *
     * @param member name of the member
     * @param value the value
     * @return this
     */
    public Patch replace(String member, Object value) {
        return set("$replace/" + member, value);
    }

    /**
     * Appends elements to an array.
     *
     * @param array name of the member
     * @param elements the elements
     * @return this
     */
    public Patch append(String array, Object... elements) {
        return add(APPEND + array, elements);
    }

    /**
     * Removes elements from an array.
     *
     * @param array name of the member
     * @param elements the elements, by value or by name
     * @return this
     */
    public Patch drop(String array, Object... elements) {
        return add("$drop/" + array, elements);
    }

    /**
     * Merges elements into the elements of an array that have the same name.
     *
     * @param array name of the member
     * @param elements the elements, each with a {@code name}
     * @return this
     */
    public Patch merge(String array, Object... elements) {
        return add("$patch/" + array, elements);
    }

    /**
     * Changes the element of an array that has a name; {@link #append} adds one. Changes nest, as those of a variable in a
     * container do.
     *
     * @param array name of the member
     * @param name name of the element
     * @param change the change of the element
     * @return this
     */
    public Patch mergeElement(String array, String name, Patch change) {
        Patch element = new Patch().set("name", name);
        element.members.putAll(change.members);
        return merge(array, element);
    }

    /**
     * Requires a version: the patch is refused with status 409 if the object has another one.
     *
     * @param version version of the object
     * @return this
     */
    public Patch ifVersion(int version) {
        return set("version", version);
    }

    /** Returns whether the patch has the same effect if it is applied twice. */
    @Override
    public boolean safeToRepeat() {
        return !members.containsKey("version") && !appends(members);
    }

    private static boolean appends(@Nullable Object value) {
        if (value instanceof Patch patch) {
            return appends(patch.members);
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().anyMatch(Patch::appends);
        }
        return value instanceof Map<?, ?> map
                && map.entrySet().stream()
                        .anyMatch(member ->
                                String.valueOf(member.getKey()).startsWith(APPEND) || appends(member.getValue()));
    }

    private Patch add(String operation, Object... elements) {
        List<@Nullable Object> all = new ArrayList<>();
        if (members.get(operation) instanceof Collection<?> earlier) {
            all.addAll(earlier);
        }
        all.addAll(Arrays.asList(elements));
        members.put(operation, all);
        return this;
    }

    private void combine(String member, @Nullable Object value) {
        if (value instanceof Patch change && members.containsKey(member)) {
            within(member, change);
        } else if (member.startsWith("$")
                && value instanceof Collection<?> elements
                && !member.startsWith("$replace/")) {
            add(member, elements.toArray());
        } else {
            members.put(member, value);
        }
    }

    /** Returns the change of a member that is an object, including what was set before. */
    private Patch nested(String member) {
        Object present = members.get(member);
        if (present instanceof Patch patch) {
            return patch;
        }
        Patch nested = new Patch();
        if (present instanceof Map<?, ?> map) {
            map.forEach((name, value) -> nested.members.put(String.valueOf(name), value));
        } else if (members.containsKey(member)) {
            throw new UsageException("Invalid patch: the member '" + member
                    + "' is removed or set to a value that is not a Map, and changed within. Use replace(\"" + member
                    + "\", ...) with the whole value.");
        }
        members.put(member, nested);
        return nested;
    }

    @JsonValue
    Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }

    @Override
    public String toString() {
        return "Patch" + members.keySet();
    }
}
