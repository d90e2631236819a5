/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The members that the published interfaces know, so that a misspelt member is refused instead of silently kept. Kinds
 * without an entry take any member.
 */
public final class SchemaFields {
    private static final Map<String, Map<String, String>> TYPES_BY_PATH = read();

    private SchemaFields() {}

    /** Describes each member that the kind does not know or that has another type. */
    public static List<String> unknown(String kind, JsonNode content) {
        List<String> problems = new ArrayList<>();
        Map<String, String> types = TYPES_BY_PATH.get(kind);
        if (types != null) {
            checkMembers(types, "", content, problems);
        }
        return problems;
    }

    private static void checkMembers(Map<String, String> types, String prefix, JsonNode object, List<String> problems) {
        object.properties().forEach(member -> check(types, prefix + member.getKey(), member.getValue(), problems));
    }

    private static void check(Map<String, String> types, String path, JsonNode value, List<String> problems) {
        String type = types.get(path);
        if (type == null) {
            problems.add("\"" + path + "\" is not allowed");
        } else if (type.equals("any")) {
            return;
        } else if (!hasType(value, type)) {
            problems.add("\"" + path + "\" must be of type " + type);
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                if (element.isObject()) {
                    checkMembers(types, path + "[].", element, problems);
                } else {
                    check(types, path + "[]", element, problems);
                }
            }
        } else if (value.isObject()) {
            checkMembers(types, path + ".", value, problems);
        }
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            default -> value.isObject();
        };
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> kinds = new HashMap<>();
        Map<String, String> current = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(SchemaFields.class.getResourceAsStream("fields.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("[")) {
                    current = new HashMap<>();
                    kinds.put(line.substring(1, line.length() - 1), current);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] entry = line.split(" ", -1);
                    current.put(entry[0], entry[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kinds;
    }
}
