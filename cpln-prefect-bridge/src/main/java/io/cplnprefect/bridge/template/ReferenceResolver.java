/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces references by blocks and variables of the server, and collects those that are missing. */
final class ReferenceResolver {

    private static final String REF = "$ref";
    private static final String BLOCK_DOCUMENT_ID = "block_document_id";

    private final Map<TemplateReference, JsonNode> found;
    private final Set<TemplateReference> unresolved = new LinkedHashSet<>();

    ReferenceResolver(Map<TemplateReference, JsonNode> found) {
        this.found = found;
    }

    Set<TemplateReference> unresolved() {
        return Collections.unmodifiableSet(unresolved);
    }

    JsonNode resolve(String path, JsonNode template) {
        if (template instanceof ObjectNode object) {
            String id = object.path(REF).path(BLOCK_DOCUMENT_ID).asText("");
            return id.isEmpty() ? object(path, object) : block(object, new TemplateReference.BlockById(id));
        }
        if (template instanceof ArrayNode array) {
            ArrayNode resolved = array.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                resolved.add(resolve(path + "[" + i + "]", array.get(i)));
            }
            return resolved;
        }
        return template.isTextual() ? text(path, template) : template;
    }

    private JsonNode object(String path, ObjectNode template) {
        ObjectNode resolved = template.objectNode();
        template.properties()
                .forEach(entry -> resolved.set(
                        entry.getKey(),
                        resolve(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue())));
        return resolved;
    }

    private JsonNode block(ObjectNode template, TemplateReference reference) {
        JsonNode data = lookUp(reference);
        return data == null ? template : data.deepCopy();
    }

    private JsonNode text(String path, JsonNode template) {
        Placeholder whole = Placeholder.whole(template.textValue());
        if (whole != null) {
            JsonNode value = value(path, whole);
            return value == null ? template : value.deepCopy();
        }
        return TextNode.valueOf(Placeholder.replaceEach(template.textValue(), placeholder -> {
            JsonNode value = value(path, placeholder);
            return value == null ? placeholder.text() : embedded(path, placeholder, value);
        }));
    }

    private static String embedded(String path, Placeholder placeholder, JsonNode value) {
        if (value.isContainerNode() && placeholder.reference() instanceof TemplateReference.BlockByName) {
            throw InvalidJobConfigurationException.of(
                    path,
                    "contains all of " + placeholder.text() + " within a string",
                    "add the path of one of its values");
        }
        return PythonText.of(value);
    }

    private @Nullable JsonNode value(String path, Placeholder placeholder) {
        if (!placeholder.isReference()) {
            return null;
        }
        TemplateReference reference = placeholder.reference();
        if (reference == null) {
            throw InvalidJobConfigurationException.of(
                    path, "contains " + placeholder.text(), "use {{ prefect.blocks.<type>.<name> }}");
        }
        JsonNode value = lookUp(reference);
        return value == null || reference instanceof TemplateReference.Variable
                ? value
                : blockValue(path, placeholder, value);
    }

    /** A reference to a block whose data is a single {@code value} means that value, unless the path names it. */
    private static JsonNode blockValue(String path, Placeholder placeholder, JsonNode data) {
        String keys = placeholder.blockPath();
        boolean pathNamesValue = keys != null && keys.matches("value([.\\[].*)?");
        boolean isSingleValue = data.size() == 1 && data.has("value") && !pathNamesValue;
        JsonNode root = isSingleValue ? data.get("value") : data;
        JsonNode value = keys == null ? root : JsonPath.find(root, keys);
        if (value == null) {
            throw InvalidJobConfigurationException.of(
                    path, "contains " + placeholder.text(), "correct the path: the block has no value there");
        }
        return value;
    }

    private @Nullable JsonNode lookUp(TemplateReference reference) {
        JsonNode value = found.get(reference);
        if (value == null) {
            unresolved.add(reference);
        }
        return value;
    }
}
