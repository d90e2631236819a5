/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value that the two conversions of a manifest do not share.
 *
 * @param manifest name of the manifest
 * @param path path of the value in the workload, or {@code (refused)} if a conversion is refused
 * @param ours our value, {@code -} if it is absent
 * @param theirs the value of the vendor's client, {@code -} if it is absent
 */
record Difference(String manifest, String path, String ours, String theirs) {

    static List<Difference> between(String manifest, JsonNode ours, JsonNode theirs) {
        Map<String, String> our = new TreeMap<>();
        Map<String, String> their = new TreeMap<>();
        flatten(ours, "", our);
        flatten(theirs, "", their);
        TreeSet<String> paths = new TreeSet<>(our.keySet());
        paths.addAll(their.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            String one = our.getOrDefault(path, "-");
            String other = their.getOrDefault(path, "-");
            if (!Objects.equals(one, other)) {
                differences.add(new Difference(manifest, path, one, other));
            }
        }
        return differences;
    }

    private static void flatten(JsonNode node, String path, Map<String, String> values) {
        if (node.isContainerNode() && node.isEmpty()) {
            values.put(path, node.toString());
        } else if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(node.get(i), path + "[" + i + "]", values);
            }
        } else {
            values.put(path, node.asText());
        }
    }

    @Override
    public String toString() {
        return String.join(" | ", manifest, path, ours, theirs);
    }
}
