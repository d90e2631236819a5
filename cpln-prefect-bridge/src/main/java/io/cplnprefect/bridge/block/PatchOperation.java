/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.error.UsageException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a JSON patch.
 *
 * @param index its index in the patch
 * @param from the source of a copy or move, or {@code null}
 * @param value the value to add, replace or test, or {@code null}
 */
record PatchOperation(
        int index,
        Op op,
        JsonPointer path,
        @Nullable JsonPointer from,
        @Nullable JsonNode value) {

    enum Op {
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        COPY,
        TEST;

        boolean needsValue() {
            return this == ADD || this == REPLACE || this == TEST;
        }

        boolean needsFrom() {
            return this == MOVE || this == COPY;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PatchOperation of(int index, JsonNode json) {
        Op op = null;
        for (Op each : Op.values()) {
            if (each.toString().equals(json.path("op").asText())) {
                op = each;
            }
        }
        if (op == null) {
            throw invalid(index, "expected the member op with add, remove, replace, move, copy or test");
        }
        if (op.needsValue() && !json.has("value")) {
            throw invalid(index, op + " needs the member value");
        }
        return new PatchOperation(
                index,
                op,
                pointer(index, json, "path"),
                op.needsFrom() ? pointer(index, json, "from") : null,
                op.needsValue() ? json.get("value").deepCopy() : null);
    }

    private static JsonPointer pointer(int index, JsonNode json, String member) {
        if (!json.path(member).isTextual()) {
            throw invalid(index, "the member " + member + " is missing or no text");
        }
        try {
            return JsonPointer.compile(json.get(member).textValue());
        } catch (IllegalArgumentException e) {
            throw invalid(index, "the member " + member + " is no JSON pointer, which is empty or begins with '/'");
        }
    }

    /** Returns the document with the change; may change the document itself. */
    JsonNode applyTo(JsonNode document) {
        return switch (op) {
            case ADD -> add(document, copyOfValue());
            case REMOVE -> remove(document, path);
            case REPLACE -> replace(document, copyOfValue());
            case COPY -> add(document, existing(document, source()).deepCopy());
            case MOVE -> move(document);
            case TEST -> test(document);
        };
    }

    private JsonNode copyOfValue() {
        return Objects.requireNonNull(value).deepCopy();
    }

    private JsonPointer source() {
        return Objects.requireNonNull(from);
    }

    private JsonNode move(JsonNode document) {
        JsonNode moved = existing(document, source());
        if ((path + "/").startsWith(source() + "/") && !path.equals(source())) {
            throw failure("a value cannot be moved into itself");
        }
        return add(remove(document, source()), moved);
    }

    private JsonNode test(JsonNode document) {
        if (!existing(document, path).equals((left, right) -> compare(left, right), copyOfValue())) {
            throw failure("the value at the path is another one");
        }
        return document;
    }

    /** RFC 6902 compares numbers by their values. */
    private static int compare(JsonNode left, JsonNode right) {
        if (left.equals(right)) {
            return 0;
        }
        return left.isNumber() && right.isNumber() ? left.decimalValue().compareTo(right.decimalValue()) : 1;
    }

    private JsonNode existing(JsonNode document, JsonPointer pointer) {
        JsonNode value = document.at(pointer);
        if (value.isMissingNode()) {
            throw failure("'" + pointer + "' does not exist");
        }
        return value;
    }

    private JsonNode add(JsonNode document, JsonNode added) {
        if (path.matches()) {
            return added;
        }
        JsonNode parent = existing(document, path.head());
        String name = path.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(name, added);
        } else if (parent instanceof ArrayNode array) {
            array.insert(name.equals("-") ? array.size() : position(name, array.size()), added);
        } else {
            throw failure("'" + path.head() + "' is neither an object nor a list");
        }
        return document;
    }

    private JsonNode replace(JsonNode document, JsonNode replacement) {
        existing(document, path);
        if (path.matches()) {
            return replacement;
        }
        String name = path.last().getMatchingProperty();
        if (document.at(path.head()) instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), replacement);
        } else {
            ((ObjectNode) document.at(path.head())).set(name, replacement);
        }
        return document;
    }

    private JsonNode remove(JsonNode document, JsonPointer pointer) {
        existing(document, pointer);
        if (pointer.matches()) {
            throw failure("the whole document cannot be removed");
        }
        JsonNode parent = document.at(pointer.head());
        String name = pointer.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.remove(name);
        } else {
            ((ArrayNode) parent).remove(Integer.parseInt(name));
        }
        return document;
    }

    private int position(String text, int max) {
        if (!text.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(text) > max) {
            throw failure("'" + text + "' is no position in a list of " + max);
        }
        return Integer.parseInt(text);
    }

    private UsageException failure(String reason) {
        return new UsageException(
                "Operation " + index + " of the JSON patch (" + this + ") cannot be applied: " + reason);
    }

    private static UsageException invalid(int index, String reason) {
        return new UsageException("Invalid operation " + index + " of the JSON patch: " + reason);
    }

    @Override
    public String toString() {
        return op + " " + path;
    }
}
