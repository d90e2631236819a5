/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading and building JSON trees. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode array(List<? extends JsonNode> items) {
        return array().addAll(items);
    }

    static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text at a path of member names, or null when it is absent or no text. */
    static @Nullable String text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isTextual() ? found.textValue() : null;
    }

    /** The node at a path of member names, a missing node when it is absent. */
    static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String member : path) {
            found = found.path(member);
        }
        return found;
    }

    /** A copy without null members at any depth below objects: the API never stores a null. */
    static ObjectNode withoutNulls(ObjectNode node) {
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
