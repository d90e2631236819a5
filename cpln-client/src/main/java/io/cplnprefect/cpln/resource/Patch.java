/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object: members that are not named stay as they are. Objects are merged, arrays are replaced unless an array
 * operation says otherwise. Not thread-safe while it is being put together.
 *
 * <p>Its text form leaves out the values, which may be secret.
 */
public final class Patch {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private Patch() {}

    /** Starts a change of nothing. */
    public static Patch empty() {
        return new Patch();
    }

    /** Sets a member; an object is merged into the one that is there. */
    public Patch set(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Removes a member. */
    public Patch remove(String member) {
        members.put(member, null);
        return this;
    }

    /** Changes a member that is an object. */
    public Patch within(String member, Patch change) {
        members.put(member, change);
        return this;
    }

    /** Sets a tag. */
    public Patch tag(String name, Object value) {
        return within("tags", tags().set(name, value));
    }

    /** Removes a tag. */
    public Patch removeTag(String name) {
        return within("tags", tags().remove(name));
    }

    /** Replaces a member whole instead of merging it. */
    public Patch replace(String member, Object value) {
        return set("$replace/" + member, value);
    }

    /** Appends elements to an array. */
    public Patch append(String array, Object... elements) {
        return set("$append/" + array, Arrays.asList(elements));
    }

    /** Removes elements from an array, by value or by name. */
    public Patch drop(String array, Object... elements) {
        return set("$drop/" + array, Arrays.asList(elements));
    }

    /** Merges elements of an array into those of the same name. */
    public Patch merge(String array, Object... elements) {
        return set("$patch/" + array, List.of(elements));
    }

    /** Refuses the change with 409 unless the object has this version. */
    public Patch ifVersion(int version) {
        return set("version", version);
    }

    private Patch tags() {
        return members.get("tags") instanceof Patch tags ? tags : new Patch();
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
