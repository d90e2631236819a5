/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values at paths such as {@code spec.containers[].image}. */
final class Paths {
    private Paths() {}

    /**
     * Returns all values at a path by their concrete paths.
     *
     * <p>The value is a missing node where only the last member is absent.
     */
    static Map<String, JsonNode> values(JsonNode document, String path) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        collect(document, "", path, found);
        return found;
    }

    private static void collect(JsonNode node, String prefix, String path, Map<String, JsonNode> found) {
        int dot = path.indexOf('.');
        String segment = dot < 0 ? path : path.substring(0, dot);
        String name = segment.replace("[]", "");
        JsonNode value = node.path(name);
        if (dot < 0) {
            found.put(prefix + name, value);
        } else if (segment.endsWith("[]")) {
            for (int i = 0; i < value.size(); i++) {
                collect(value.path(i), prefix + name + "[" + i + "].", path.substring(dot + 1), found);
            }
        } else if (value.isObject()) {
            collect(value, prefix + name + ".", path.substring(dot + 1), found);
        }
    }
}
