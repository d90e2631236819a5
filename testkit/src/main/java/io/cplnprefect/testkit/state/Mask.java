/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Replaces secrets in JSON by {@code ***}: the data of secrets, the values of environment variables, and texts whose names
 * say that they are secret. References, which contain no secret, stay.
 */
public final class Mask {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TextNode MASKED = TextNode.valueOf("***");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "password|passphrase|secret|token|credential|authorization|auth_string|api_?key|private_?key",
            Pattern.CASE_INSENSITIVE);

    private Mask() {}

    /** Returns a copy with masked secrets. */
    public static JsonNode of(JsonNode value) {
        JsonNode copy = value.deepCopy();
        mask(copy);
        return copy;
    }

    /** Returns a JSON text with masked secrets; of another text only its length, since it may contain any secret. */
    public static String of(String json) {
        try {
            return of(MAPPER.readTree(json)).toString();
        } catch (JsonProcessingException e) {
            return "(" + json.length() + " characters)";
        }
    }

    private static void mask(JsonNode value) {
        if (value instanceof ObjectNode object) {
            if (object.path("kind").asText().equals("secret") && object.has("data")) {
                object.set("data", MASKED);
            }
            for (String name :
                    object.properties().stream().map(Map.Entry::getKey).toList()) {
                JsonNode member = object.get(name);
                if (name.equals("env")) {
                    maskEnvironment(member);
                } else if (member.isTextual() && SECRET_NAME.matcher(name).find() && !isReference(member)) {
                    object.set(name, MASKED);
                }
                mask(object.get(name));
            }
        } else if (value instanceof ArrayNode) {
            value.forEach(Mask::mask);
        }
    }

    /** Masks a list of names and values, as Control Plane has it, or an object of values by name, as Prefect has it. */
    private static void maskEnvironment(JsonNode environment) {
        if (environment instanceof ObjectNode values) {
            values.properties().stream()
                    .filter(variable -> !isReference(variable.getValue()))
                    .forEach(variable -> variable.setValue(MASKED));
        }
        for (JsonNode variable : environment) {
            if (variable instanceof ObjectNode pair && pair.has("value") && !isReference(pair.get("value"))) {
                pair.set("value", MASKED);
            }
        }
    }

    private static boolean isReference(JsonNode value) {
        String text = value.asText();
        return text.startsWith("cpln://") || text.startsWith("/org/") || text.startsWith("//");
    }
}
