/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths to nested values, such as {@code x.y[0]}, in placeholders and job variables. */
final class JsonPath {

    private static final Pattern INDEX = Pattern.compile("-?[0-9]{1,9}");

    private JsonPath() {}

    static List<String> steps(String path) {
        return List.of(path.replace("[", ".").replace("]", "").split("\\.", -1));
    }

    /** Returns the value at the path, or null if there is none. */
    static @Nullable JsonNode find(JsonNode root, String path) {
        JsonNode value = root;
        for (String step : steps(path)) {
            value = INDEX.matcher(step).matches() ? item(value, Integer.parseInt(step)) : value.get(step);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    /** As in Python, negative indexes count from the end, and strings have items. */
    private static @Nullable JsonNode item(JsonNode value, int index) {
        int size = value.isTextual() ? value.textValue().length() : value.isArray() ? value.size() : 0;
        int at = index < 0 ? index + size : index;
        if (at < 0 || at >= size) {
            return null;
        }
        return value.isArray()
                ? value.get(at)
                : TextNode.valueOf(value.textValue().substring(at, at + 1));
    }

    /** Sets the value at the path and creates missing objects; returns {@code false} if another value on the path is not an object. */
    static boolean set(ObjectNode root, String path, JsonNode value) {
        List<String> steps = steps(path);
        ObjectNode parent = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            JsonNode next = parent.has(step) ? parent.get(step) : parent.putObject(step);
            if (!(next instanceof ObjectNode object)) {
                return false;
            }
            parent = object;
        }
        parent.set(steps.get(steps.size() - 1), value);
        return true;
    }
}
