/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Writes JSON exactly as Python's {@code json.dumps(value, sort_keys=True)}. */
final class PythonJson {

    /** Python sorts by code point; Java's natural order differs beyond the basic plane. */
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);

    private final StringBuilder out = new StringBuilder();

    private PythonJson() {}

    static String write(JsonNode node) {
        PythonJson json = new PythonJson();
        json.value(node);
        return json.out.toString();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.textValue());
            case BOOLEAN, NULL -> out.append(node.asText());
            case NUMBER -> number(node);
            default -> throw new IllegalArgumentException("Not JSON: " + node.getNodeType());
        }
    }

    private void object(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        names.sort(BY_CODE_POINT);
        out.append('{');
        String separator = "";
        for (String name : names) {
            out.append(separator);
            string(name);
            out.append(": ");
            value(node.get(name));
            separator = ", ";
        }
        out.append('}');
    }

    private void array(JsonNode node) {
        out.append('[');
        String separator = "";
        for (JsonNode item : node) {
            out.append(separator);
            value(item);
            separator = ", ";
        }
        out.append(']');
    }

    private void number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw new IllegalArgumentException("Invalid number " + node.asText() + " in a spec: expected an integer");
        }
        out.append(node.asText());
    }

    private void string(String text) {
        out.append('"');
        text.chars().forEach(unit -> {
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (unit >= ' ' && unit <= '~') {
                        out.append((char) unit);
                    } else {
                        out.append(String.format("\\u%04x", unit));
                    }
                }
            }
        });
        out.append('"');
    }
}
