/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML 1.2 document, of which JSON is a subset, as a JSON tree. Only the types of JSON are read.
 *
 * @param value the content
 * @param lines the first line of each value, counted from 1, by its path; the path of the document is empty
 */
public record YamlDocument(JsonNode value, Map<String, Integer> lines) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * Returns the documents of a text that are not empty.
     *
     * @param label the name of the file in messages
     * @throws IllegalArgumentException if the text is not YAML, with the line
     */
    public static List<YamlDocument> readAll(String label, String text) {
        List<YamlDocument> documents = new ArrayList<>();
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(label).build();
            for (Node node : new Compose(settings).composeAllFromString(text)) {
                Map<String, Integer> lines = new LinkedHashMap<>();
                JsonNode value = read(label, "", node, lines);
                if (!value.isNull()) {
                    documents.add(new YamlDocument(value, lines));
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw invalid(
                    label, e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0), e.getProblem(), e);
        }
        return documents;
    }

    /** Returns the first line of the value at a path, or of the nearest value that contains it. */
    public int line(String path) {
        for (String at = path; !at.isEmpty(); at = at.replaceFirst("(\\.[^.\\[]*|\\[[^\\[]*|^[^.\\[]*)$", "")) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return lines.getOrDefault("", 1);
    }

    private static JsonNode read(String label, String path, Node node, Map<String, Integer> lines) {
        int line = line(node);
        lines.put(path, line);
        if (node.isRecursive()) {
            throw invalid(label, line, "a value contains itself", null);
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple member : mapping.getValue()) {
                if (!(member.getKeyNode() instanceof ScalarNode key)) {
                    throw invalid(label, line(member.getKeyNode()), "expected a text as key", null);
                }
                String name = key.getValue();
                if (object.has(name)) {
                    throw invalid(label, line(key), "duplicate key '" + name + "'", null);
                }
                String at = path.isEmpty() ? name : path + "." + name;
                object.set(name, read(label, at, member.getValueNode(), lines));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node element : sequence.getValue()) {
                array.add(read(label, path + "[" + array.size() + "]", element, lines));
            }
            return array;
        }
        return scalar(label, (ScalarNode) node);
    }

    private static JsonNode scalar(String label, ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.STR)) {
            return JSON.textNode(text);
        }
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        try {
            if (tag.equals(Tag.INT)) {
                BigInteger number = new BigInteger(text);
                return number.bitLength() < Integer.SIZE
                        ? JSON.numberNode(number.intValue())
                        : JSON.numberNode(number.longValueExact());
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(text).doubleValue());
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw invalid(label, line(node), "'" + text + "' is not a number of JSON", e);
        }
        throw invalid(label, line(node), "the tag " + tag + " is not allowed", null);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static IllegalArgumentException invalid(String label, int line, String problem, @Nullable Throwable cause) {
        return new IllegalArgumentException("Invalid YAML in " + label + ", line " + line + ": " + problem, cause);
    }
}
