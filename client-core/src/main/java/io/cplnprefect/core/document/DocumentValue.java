/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader and writer of documents as maps, lists, strings, numbers, booleans and nulls. */
public final class DocumentValue {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<Problem> problems = new ArrayList<>();
    private final DocumentLimits limits = new DocumentLimits();

    private DocumentValue() {}

    /**
     * Reads a map.
     *
     * @param map a map of maps, iterables, strings, numbers, booleans and nulls
     * @return the document, without positions
     * @throws InvalidDocumentException if it contains a value of another type, or is too large
     */
    public static Document read(Map<?, ?> map) {
        DocumentValue reader = new DocumentValue();
        JsonNode content = reader.value(map, "", 0);
        if (!reader.problems.isEmpty()) {
            throw new InvalidDocumentException(reader.problems);
        }
        return new Document(content, Positions.NONE);
    }

    /**
     * Returns a value as maps, lists, strings, numbers, booleans and nulls.
     *
     * @param node the value
     * @return a new object; {@code null} for null
     */
    public static @Nullable Object of(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(of(item)));
            return list;
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.asText();
    }

    private JsonNode value(@Nullable Object value, String path, int depth) {
        String exceeded = limits.exceededBy(depth);
        if (exceeded != null) {
            throw new InvalidDocumentException(List.of(new Problem("", exceeded, "use a smaller document")));
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, path, depth);
        }
        if (value instanceof Iterable<?> items) {
            ArrayNode array = JSON.arrayNode();
            items.forEach(item -> array.add(value(item, DocumentPath.of(path, array.size()), depth + 1)));
            return array;
        }
        if (value instanceof CharSequence text) {
            return JSON.textNode(text.toString());
        }
        if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        }
        return value == null ? JSON.nullNode() : number(value, path);
    }

    private JsonNode object(Map<?, ?> map, String path, int depth) {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, value) -> {
            if (key instanceof CharSequence) {
                object.set(key.toString(), value(value, DocumentPath.of(path, key.toString()), depth + 1));
            } else {
                problems.add(new Problem(path, "has a key that is not a string", "use a string"));
            }
        });
        return object;
    }

    private JsonNode number(Object value, String path) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return JSON.numberNode(((Number) value).longValue());
        }
        if (value instanceof BigInteger integer) {
            return JSON.numberNode(integer);
        }
        if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            return decimal((Number) value, path);
        }
        problems.add(new Problem(
                path,
                "is a " + value.getClass().getName(),
                "use a map, a list, a string, a number, a boolean or null"));
        return JSON.nullNode();
    }

    private JsonNode decimal(Number value, String path) {
        try {
            return DecimalNode.valueOf(new BigDecimal(value.toString()));
        } catch (NumberFormatException notFinite) {
            problems.add(new Problem(path, "is " + value, "use a finite number"));
            return JSON.nullNode();
        }
    }
}
