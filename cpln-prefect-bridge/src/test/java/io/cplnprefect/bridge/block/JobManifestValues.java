/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a job manifest by JSON pointer, to compare them with expected ones. */
final class JobManifestValues {

    private JobManifestValues() {}

    static Map<String, Object> of(ObjectNode manifest) {
        Map<String, Object> values = new LinkedHashMap<>();
        collect("", manifest, values);
        return values;
    }

    /** The variables of the first container; the last one of a name counts. */
    static Map<String, String> env(ObjectNode manifest) {
        Map<String, String> env = new LinkedHashMap<>();
        manifest.at("/spec/template/spec/containers/0/env")
                .forEach(variable -> env.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return env;
    }

    private static void collect(String path, JsonNode node, Map<String, Object> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            entry -> collect(path + "/" + entry.getKey().replace("/", "~1"), entry.getValue(), values));
        } else if (node instanceof ArrayNode array
                && !array.isEmpty()
                && array.get(0).isTextual()) {
            List<String> texts = new ArrayList<>();
            array.forEach(text -> texts.add(text.asText()));
            values.put(path, texts);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), values);
            }
        } else {
            values.put(path, node.asText());
        }
    }
}
