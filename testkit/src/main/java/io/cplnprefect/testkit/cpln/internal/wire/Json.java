/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and builds JSON trees. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Returns an empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Returns an empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Returns an array of the given elements. */
    public static ArrayNode array(List<? extends JsonNode> items) {
        return array().addAll(items);
    }

    /** Reads a JSON text. */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Writes a compact JSON text. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text at a path of member names, or null if it is absent or not a text. */
    public static @Nullable String text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isTextual() ? found.textValue() : null;
    }

    /** Returns the node at a path of member names, or a missing node if it is absent. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String member : path) {
            found = found.path(member);
        }
        return found;
    }

    /** Returns a copy without the null members of any object in it; the API never stores a null. */
    public static ObjectNode withoutNulls(ObjectNode node) {
        ObjectNode copy = node.deepCopy();
        dropNulls(copy);
        return copy;
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode) {
            for (Iterator<JsonNode> members = node.elements(); members.hasNext(); ) {
                JsonNode member = members.next();
                if (member.isNull()) {
                    members.remove();
                } else {
                    dropNulls(member);
                }
            }
        } else if (node.isArray()) {
            node.forEach(Json::dropNulls);
        }
    }
}
