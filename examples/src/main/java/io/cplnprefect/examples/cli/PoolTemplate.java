/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.template.BaseJobTemplate;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.block.BlockDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The template of a work pool that is to be created. */
final class PoolTemplate {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode json;

    private PoolTemplate(ObjectNode json) {
        this.json = json;
    }

    /** Returns the standard template of Control Plane pools. */
    static PoolTemplate standard(String image) {
        return new PoolTemplate(BaseJobTemplate.standard(image).json());
    }

    /**
     * Returns the template of a file.
     *
     * @throws UsageException if the file cannot be read or is no template
     */
    static PoolTemplate of(Path file) {
        List<Document> documents = InputFile.documents(file);
        if (documents.size() == 1
                && documents.get(0).content() instanceof ObjectNode template
                && template.path("job_configuration").isObject()) {
            return new PoolTemplate(template);
        }
        throw new UsageException("Invalid file " + file + ": expected one object with job_configuration and variables");
    }

    /**
     * Sets default values of variables.
     *
     * @throws UsageException if the template has no such variable; it contains all problems
     */
    void setDefaults(Map<String, ? extends @Nullable Object> values) {
        List<String> known = variables();
        List<String> problems = values.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> "Invalid variable '" + name + "': expected one of " + known)
                .toList();
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        values.forEach((name, value) -> variable(name).set("default", JSON.valueToTree(value)));
    }

    /** Sets the configuration block, from which workers read organization and token. */
    void setConfiguration(BlockDocument block) {
        UUID id = block.id();
        setDefaults(Map.of("config", Map.of("$ref", Map.of("block_document_id", id.toString()))));
    }

    private List<String> variables() {
        List<String> names = new ArrayList<>();
        json.at("/variables/properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private ObjectNode variable(String name) {
        return (ObjectNode) json.at("/variables/properties").get(name);
    }

    /** Returns the template as plain Java values. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            values.put(member.getKey(), DocumentValue.of(member.getValue()));
        }
        return values;
    }
}
