/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * Puts values into the placeholders of a template, by the rules of Prefect's own workers.
 *
 * <p>A text that is one placeholder becomes the value with its type, and goes away with its key when there is none; inside other
 * text a value becomes what Python prints, and nothing when there is none. Keys are never looked at. References to blocks and
 * variables of the server stay as they are. The template is not changed. Immutable and thread-safe.
 */
public final class TemplateResolver {

    private final JsonNode values;
    private final Map<String, String> environment;

    /**
     * Makes a resolver for these values.
     *
     * @param values what {@code {{ name }}} and {@code {{ name.path[0] }}} stand for
     * @param environment what {@code {{ $NAME }}} stands for; an absent name is an empty text
     */
    public TemplateResolver(ObjectNode values, Map<String, String> environment) {
        this.values = values.deepCopy();
        this.environment = Map.copyOf(environment);
    }

    /** Returns a filled copy of the template; the missing node if the template itself is a placeholder without value. */
    public JsonNode resolve(JsonNode template) {
        if (template instanceof ObjectNode object) {
            ObjectNode resolved = object.objectNode();
            object.properties().forEach(entry -> {
                JsonNode value = resolve(entry.getValue());
                if (!value.isMissingNode()) {
                    resolved.set(entry.getKey(), value);
                }
            });
            return resolved;
        }
        if (template instanceof ArrayNode array) {
            ArrayNode resolved = array.arrayNode();
            for (JsonNode item : array) {
                JsonNode value = resolve(item);
                if (!value.isMissingNode()) {
                    resolved.add(value);
                }
            }
            return resolved;
        }
        return template.isTextual() ? resolveText(template) : template;
    }

    private JsonNode resolveText(JsonNode template) {
        Placeholder whole = Placeholder.whole(template.textValue());
        if (whole != null && !whole.isEnvironmentVariable() && !whole.isReference()) {
            JsonNode value = JsonPath.find(values, whole.name());
            return value == null ? MissingNode.getInstance() : value.deepCopy();
        }
        return TextNode.valueOf(Placeholder.replaceEach(template.textValue(), this::embedded));
    }

    private String embedded(Placeholder placeholder) {
        if (placeholder.isReference()) {
            return placeholder.text();
        }
        if (placeholder.isEnvironmentVariable()) {
            return environment.getOrDefault(placeholder.environmentVariable(), "");
        }
        JsonNode value = JsonPath.find(values, placeholder.name());
        return value == null ? "" : PythonText.of(value);
    }
}
