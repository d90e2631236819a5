/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON values as Python writes them. */
public final class PythonText {
    private PythonText() {}

    /** Returns the text of a scalar as Python's {@code str} converts it. */
    public static String of(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "True" : "False";
        }
        return value.isNull() ? "None" : value.isDouble() ? number(value.asDouble()) : value.asText();
    }

    /** Returns the text that Python's {@code json.dumps} writes with sorted keys. */
    public static String sortedJson(JsonNode value) {
        if (value.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>(PythonText::byCodePoints);
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return members.entrySet().stream()
                    .map(member -> quoted(member.getKey()) + ": " + sortedJson(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(PythonText::sortedJson)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isTextual()) {
            return quoted(value.asText());
        }
        return value.isDouble() ? number(value.asDouble()) : value.asText();
    }

    private static int byCodePoints(String one, String other) {
        int[] points = one.codePoints().toArray();
        int[] others = other.codePoints().toArray();
        return java.util.Arrays.compare(points, others);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> quoted.append(c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    /** Returns a number as Python writes it: an exponent only below 0.0001 and from 1e16 on. */
    private static String number(double number) {
        double size = Math.abs(number);
        if (size == 0 || (size >= 1e-4 && size < 1e16)) {
            String plain = new java.math.BigDecimal(Double.toString(number)).toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        return Double.toString(number)
                .replace(".0E", "E")
                .replaceFirst("E(-?)(\\d)$", "E$10$2")
                .replaceFirst("E(\\d)", "E+$1")
                .replace('E', 'e');
    }
}
