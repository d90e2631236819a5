/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read field by field; whatever was not asked for by the end is reported, so nothing is dropped silently.
 *
 * <p>An absent field and one that is null are the same. A field of the wrong type is a problem and reads as absent. The JSON is
 * never changed. Not thread-safe.
 */
public final class Fields {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private final JsonNode node;
    private final String path;
    private final Findings findings;
    private final boolean absent;
    private final Set<String> asked = new HashSet<>();

    /**
     * Starts reading at the given node.
     *
     * @param path where the node stands, empty for the root
     */
    public Fields(JsonNode node, String path, Findings findings) {
        this.findings = findings;
        this.path = path;
        this.absent = !node.isObject();
        this.node = absent ? JsonNodeFactory.instance.objectNode() : node;
        if (absent && !node.isMissingNode()) {
            findings.problem(path, "is " + article(node), "make it an object");
        }
    }

    /** Returns whether there is no such object; what it would have to hold is then not missed as well. */
    public boolean isAbsent() {
        return absent;
    }

    /** Returns where this object stands. */
    public String path() {
        return path;
    }

    /** Returns where a field of this object stands. */
    public String path(String key) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return path + "[\"" + key + "\"]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Returns the field's value, or null if it is absent. */
    public @Nullable JsonNode node(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    /** Returns a text, or null if it is absent or blank. */
    public @Nullable String text(String key) {
        JsonNode value = node(key);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            wrongType(key, value, "a text");
            return null;
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }

    /** Returns a text, which is missed when it is absent. */
    public @Nullable String requiredText(String key, String wayOut) {
        String text = text(key);
        if (text == null && !absent && problemFree(key)) {
            problem(key, "is missing", wayOut);
        }
        return text;
    }

    /** Returns a whole number within the bounds, or null if it is absent; digits in a text are read as a number. */
    public @Nullable Integer integer(String key, int least, int most) {
        JsonNode value = node(key);
        if (value == null || (value.isTextual() && value.textValue().isBlank())) {
            return null;
        }
        Long number = wholeNumber(value);
        if (number == null) {
            wrongType(key, value, "a whole number");
            return null;
        }
        if (number < least || number > most) {
            problem(key, "is " + number, "use " + (least == most ? least : least + " to " + most));
            return null;
        }
        return number.intValue();
    }

    /** Returns a truth value, or null if it is absent; {@code "true"} and {@code "false"} are read as one. */
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

    /** Returns an object, empty if it is absent. */
    public Fields object(String key) {
        JsonNode value = node(key);
        return new Fields(value == null ? MissingNode.getInstance() : value, path(key), findings);
    }

    /** Returns an object, which is missed when it is absent. */
    public Fields requiredObject(String key, String wayOut) {
        if (node(key) == null && !absent) {
            problem(key, "is missing", wayOut);
        }
        return object(key);
    }

    /** Returns the objects of a list, empty if it is absent. */
    public List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        items(key, (itemPath, item) -> objects.add(new Fields(item, itemPath, findings)));
        return objects;
    }

    /** Returns the texts of a list, empty if it is absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        items(key, (itemPath, item) -> {
            if (item.isTextual()) {
                texts.add(item.textValue());
            } else {
                findings.problem(itemPath, "is " + article(item), "put it in quotes to make it a text");
            }
        });
        return texts;
    }

    /** Passes on each field of this object whose value is not null. */
    public void each(BiConsumer<String, JsonNode> field) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = node(entry.getKey());
            if (value != null) {
                field.accept(entry.getKey(), value);
            }
        }
    }

    /** Refuses the field if it says anything; false, and an empty list or object, say nothing. */
    public void refuse(String key, String wrong, String wayOut) {
        if (saysSomething(key)) {
            problem(key, wrong, wayOut);
        }
    }

    /** Leaves the field out with a warning if it says anything. */
    public void ignore(String key, String warning) {
        if (saysSomething(key)) {
            findings.warning(path(key), warning);
        }
    }

    /** Accepts the field without a word. */
    public void accept(String key) {
        asked.add(key);
    }

    /** Reports a problem with a field. */
    public void problem(String key, String wrong, String wayOut) {
        findings.problem(path(key), wrong, wayOut);
    }

    /** Reports each field that nobody asked for. */
    public void reportUnknown() {
        node.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key) && saysSomething(key)) {
                findings.unknown(path(key));
            }
        });
    }

    private void items(String key, BiConsumer<String, JsonNode> item) {
        JsonNode value = node(key);
        if (value == null) {
            return;
        }
        if (!value.isArray()) {
            wrongType(key, value, "a list");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            item.accept(path(key) + "[" + i + "]", value.get(i));
        }
    }

    private boolean saysSomething(String key) {
        JsonNode value = node(key);
        if (value == null) {
            return false;
        }
        return value.isContainerNode() ? !value.isEmpty() : !value.isBoolean() || value.booleanValue();
    }

    private boolean problemFree(String key) {
        return findings.problems().stream().noneMatch(problem -> problem.path().equals(path(key)));
    }

    private void wrongType(String key, JsonNode value, String wanted) {
        problem(key, "is " + article(value), "make it " + wanted);
    }

    private static @Nullable Long wholeNumber(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isTextual() && value.textValue().matches("-?[0-9]{1,18}") ? Long.valueOf(value.textValue()) : null;
    }

    private static String article(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            default -> "null";
        };
    }
}
