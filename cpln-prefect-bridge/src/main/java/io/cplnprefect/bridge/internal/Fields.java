/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cplnprefect.core.document.DocumentPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is read field by field. Fields that were not read are reported at the end, so that none is ignored silently.
 *
 * <p>A null field counts as absent. A field of the wrong type is a problem and counts as absent. The JSON is never changed.
 * Not thread-safe.
 */
public final class Fields {

    private final JsonNode node;
    private final String path;
    private final Findings findings;
    private final boolean absent;
    private final Set<String> read = new HashSet<>();
    private final Set<String> known = new HashSet<>();

    /**
     * Creates a reader of a node.
     *
     * @param node the node; a missing node is an absent object, and any other node that is not an object is a problem
     * @param path path of the node, empty for the root
     * @param findings receives problems and warnings
     */
    public Fields(JsonNode node, String path, Findings findings) {
        this.findings = findings;
        this.path = path;
        this.absent = !node.isObject();
        this.node = absent ? JsonNodeFactory.instance.objectNode() : node;
        if (absent && !node.isMissingNode()) {
            findings.problem(path, "is " + typeOf(node), "make it an object");
        }
    }

    /** Returns whether the object is absent; its required fields are then not reported as missing. */
    public boolean isAbsent() {
        return absent;
    }

    /** Returns the path of this object. */
    public String path() {
        return path;
    }

    /** Returns the path of a field of this object. */
    public String path(String key) {
        return pathOf(path, key);
    }

    /** Returns the path of a field of the object at a path. */
    public static String pathOf(String object, String key) {
        return DocumentPath.of(object, key);
    }

    /** Returns the path of an item of the array at a path. */
    public static String pathOf(String array, int index) {
        return DocumentPath.of(array, index);
    }

    /** Returns the value of a field, or null if it is absent. */
    public @Nullable JsonNode node(String key) {
        read.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    /** Returns a string, or null if it is absent or blank. */
    public @Nullable String text(String key) {
        JsonNode value = node(key);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            wrongType(key, value, "a string");
            return null;
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }

    /** Returns a string, or null if it is absent or blank, which is reported as a problem. */
    public @Nullable String requiredText(String key, String fix) {
        String text = text(key);
        if (text == null && !absent && hasNoProblem(key)) {
            problem(key, "is missing", fix);
        }
        return text;
    }

    /** Returns an integer within the bounds, or null if it is absent; a string of digits counts as a number. */
    public @Nullable Integer integer(String key, int min, int max) {
        JsonNode value = node(key);
        if (value == null || (value.isTextual() && value.textValue().isBlank())) {
            return null;
        }
        Long number = wholeNumber(value);
        if (number == null) {
            wrongType(key, value, "an integer");
            return null;
        }
        if (number < min || number > max) {
            problem(key, "is " + number, "use " + (min == max ? min : min + " to " + max));
            return null;
        }
        return number.intValue();
    }

    /** Returns a boolean, or null if it is absent; the strings {@code "true"} and {@code "false"} count as booleans. */
    public @Nullable Boolean bool(String key) {
        JsonNode value = node(key);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        if (value.isTextual() && value.textValue().matches("(?i)true|false")) {
            return Boolean.valueOf(value.textValue());
        }
        wrongType(key, value, "true or false");
        return null;
    }

    /** Returns the reader of an object, which is {@linkplain #isAbsent() absent} if the field is. */
    public Fields object(String key) {
        JsonNode value = node(key);
        return new Fields(value == null ? MissingNode.getInstance() : value, path(key), findings);
    }

    /** Returns the reader of an object; if the field is absent, that is reported as a problem. */
    public Fields requiredObject(String key, String fix) {
        if (node(key) == null && !absent) {
            problem(key, "is missing", fix);
        }
        return object(key);
    }

    /** Returns readers of the objects in an array, empty if it is absent. */
    public List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        items(key, (itemPath, item) -> objects.add(new Fields(item, itemPath, findings)));
        return objects;
    }

    /** Returns the strings in an array, empty if it is absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        items(key, (itemPath, item) -> {
            if (item.isTextual()) {
                texts.add(item.textValue());
            } else {
                findings.problem(itemPath, "is " + typeOf(item), "quote it to make it a string");
            }
        });
        return texts;
    }

    /** Passes each field of this object whose value is not null to a consumer. */
    public void each(BiConsumer<String, JsonNode> field) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = node(entry.getKey());
            if (value != null) {
                field.accept(entry.getKey(), value);
            }
        }
    }

    /** Reports the field as a problem unless it is absent, false, or an empty array or object. */
    public void refuse(String key, String fault, String fix) {
        if (hasContent(key)) {
            problem(key, fault, fix);
        }
    }

    /** Reports the field as a warning unless it is absent, false, or an empty array or object. */
    public void ignore(String key, String warning) {
        if (hasContent(key)) {
            findings.warning(path(key), warning);
        }
    }

    /** Marks the field as read, without any effect. */
    public void accept(String key) {
        read.add(key);
    }

    /** Reports a problem with a field. */
    public void problem(String key, String fault, String fix) {
        findings.problem(path(key), fault, fix);
    }

    /** Accepts a field that has one of the texts, which have no effect; any other value is reported with the unknown fields. */
    public void acceptOnly(String key, String... texts) {
        known.add(key);
        if (List.of(texts).contains(node.path(key).asText())) {
            read.add(key);
        }
    }

    /** Reports each field that was not read, with the name of the most similar one that was. */
    public void reportUnknown() {
        Set<String> accepted = Set.copyOf(read);
        known.addAll(read);
        node.fieldNames().forEachRemaining(key -> {
            if (!accepted.contains(key) && hasContent(key)) {
                findings.unknown(path(key), known.contains(key) ? null : Spelling.closest(key, known));
            }
        });
    }

    private void items(String key, BiConsumer<String, JsonNode> item) {
        JsonNode value = node(key);
        if (value == null) {
            return;
        }
        if (!value.isArray()) {
            wrongType(key, value, "an array");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            item.accept(pathOf(path(key), i), value.get(i));
        }
    }

    private boolean hasContent(String key) {
        JsonNode value = node(key);
        if (value == null) {
            return false;
        }
        return value.isContainerNode() ? !value.isEmpty() : !value.isBoolean() || value.booleanValue();
    }

    private boolean hasNoProblem(String key) {
        return findings.problems().stream().noneMatch(problem -> problem.path().equals(path(key)));
    }

    private void wrongType(String key, JsonNode value, String expected) {
        problem(key, "is " + typeOf(value), "make it " + expected);
    }

    private static @Nullable Long wholeNumber(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isTextual() && value.textValue().matches("-?[0-9]{1,18}") ? Long.valueOf(value.textValue()) : null;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            default -> "null";
        };
    }
}
