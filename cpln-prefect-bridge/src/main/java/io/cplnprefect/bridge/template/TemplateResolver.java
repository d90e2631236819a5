/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * A resolver of placeholders in a template, by the rules of Prefect's own workers.
 *
 * <p>A string that is one placeholder becomes the value with its type, or is removed with its key if there is no value. Within
 * other text, a placeholder becomes the text that Python prints for the value, or nothing. Keys are not resolved. References to
 * blocks and variables of the server are not changed. Immutable and thread-safe.
 */
public final class TemplateResolver {

    private final JsonNode values;
    private final Map<String, String> environment;

    /**
     * Creates a resolver.
     *
     * @param values the values of {@code {{ name }}} and {@code {{ name.path[0] }}}
     * @param environment the values of {@code {{ $NAME }}}; a missing name becomes an empty string
     */
    public TemplateResolver(ObjectNode values, Map<String, String> environment) {
        this.values = values.deepCopy();
        this.environment = Map.copyOf(environment);
    }

    /**
     * Returns a template with its placeholders resolved. The argument is not changed.
     *
     * @param template the template
     * @return a copy; the missing node if the template itself is a placeholder without a value
     */
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
