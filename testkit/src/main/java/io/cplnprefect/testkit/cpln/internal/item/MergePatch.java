/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies the body of a PATCH: objects are merged deeply, null deletes a member, arrays are replaced, and at any depth
 * {@code $append/member}, {@code $drop/member}, {@code $patch/member} and {@code $replace/member} change one member.
 */
final class MergePatch {
    private MergePatch() {}

    /** Applies a patch to the target in place; the operators first, then the other members. */
    static void apply(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            String key = member.getKey();
            JsonNode value = member.getValue();
            if (!key.startsWith("$")) {
                continue;
            }
            int slash = key.indexOf('/');
            if (slash < 0) {
                throw ApiException.badRequest(
                        "The operator " + key + " has no member name; write " + key + "/<member>");
            }
            String name = key.substring(slash + 1);
            switch (key.substring(0, slash)) {
                case "$append" -> array(target, name).addAll(elements(key, value));
                case "$drop" -> drop(array(target, name), elements(key, value));
                case "$patch" -> patchByName(array(target, name), elements(key, value));
                case "$replace" -> replace(target, name, value);
                default ->
                    throw ApiException.badRequest(
                            "Unknown operator " + key + "; expected $append, $drop, $patch or $replace");
            }
        }
        patch.properties().forEach(member -> {
            if (!member.getKey().startsWith("$")) {
                merge(target, member.getKey(), member.getValue());
            }
        });
    }

    private static void merge(ObjectNode target, String key, JsonNode value) {
        if (value.isNull()) {
            target.remove(key);
        } else if (value instanceof ObjectNode object) {
            // Also where the target has no such object: the patch may contain operators and nulls.
            ObjectNode into = target.get(key) instanceof ObjectNode existing ? existing : target.putObject(key);
            apply(into, object);
        } else {
            target.set(key, value.deepCopy());
        }
    }

    private static void replace(ObjectNode target, String name, JsonNode value) {
        if (value.isNull()) {
            target.remove(name);
        } else {
            target.set(name, value.deepCopy());
        }
    }

    private static void drop(ArrayNode array, ArrayNode unwanted) {
        for (JsonNode element : unwanted) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).equals(element) || isNamed(array.get(i), nameIn(element))) {
                    array.remove(i);
                }
            }
        }
    }

    private static void patchByName(ArrayNode array, ArrayNode changes) {
        for (JsonNode change : changes) {
            String name = nameIn(change);
            if (name == null || !(change instanceof ObjectNode object)) {
                throw ApiException.badRequest("Each element of a $patch list must have a name");
            }
            ObjectNode existing = null;
            for (JsonNode element : array) {
                if (isNamed(element, name)) {
                    existing = (ObjectNode) element;
                }
            }
            apply(existing == null ? array.addObject() : existing, object);
        }
    }

    private static boolean isNamed(JsonNode element, @Nullable String name) {
        return name != null
                && element.isObject()
                && name.equals(element.path("name").textValue());
    }

    private static @Nullable String nameIn(JsonNode element) {
        return element.isTextual() ? element.textValue() : element.path("name").textValue();
    }

    private static ArrayNode array(ObjectNode target, String name) {
        JsonNode existing = target.get(name);
        if (existing instanceof ArrayNode array) {
            return array;
        }
        if (existing != null) {
            throw ApiException.badRequest(name + " is not a list");
        }
        return target.putArray(name);
    }

    private static ArrayNode elements(String key, JsonNode value) {
        if (value instanceof ArrayNode array) {
            return array.deepCopy();
        }
        throw ApiException.badRequest(key + " must be a list");
    }
}
