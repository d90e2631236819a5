/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for a work pool's base job template and for the job variables that fill it. */
public final class JobTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.\\-\\[\\]$]+)\\s*}}");

    private JobTemplate() {}

    /** Checks that both parts are present and that each placeholder of the configuration is a declared variable. */
    public static void check(JsonNode template, Location place, ValidationErrors errors) {
        if (!template.isObject()) {
            errors.notMap(place, template);
            return;
        }
        if (template.isEmpty()) {
            return;
        }
        JsonNode configuration = template.path("job_configuration");
        JsonNode variables = template.path("variables");
        if (configuration.isEmpty() || variables.isEmpty()) {
            errors.wrong(
                    place,
                    template,
                    "The `base_job_template` must contain both a `job_configuration` key and a `variables` key.");
            return;
        }
        Set<String> undeclared = new TreeSet<>();
        collectPlaceholders(configuration, undeclared);
        variables.path("properties").fieldNames().forEachRemaining(undeclared::remove);
        if (!undeclared.isEmpty()) {
            errors.wrong(
                    place,
                    template,
                    "The variables specified in the job configuration template must be present as properties in the"
                            + " variables schema. Your job configuration uses the following undeclared variable(s): "
                            + String.join(", ", undeclared) + ".");
        }
    }

    /** Returns what is wrong with the defaults of a template's own variables, or null. */
    public static @Nullable String problemOfDefaults(JsonNode template) {
        return problem(template, JsonNodeFactory.instance.objectNode(), false);
    }

    /**
     * Returns what is wrong with job variables, or null.
     *
     * @param complete whether required variables must be present
     */
    public static @Nullable String problem(JsonNode template, JsonNode jobVariables, boolean complete) {
        JsonNode schema = template.path("variables");
        JsonNode properties = schema.path("properties");
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            JsonNode value = property.getValue().path("default");
            if (!value.isMissingNode() && !value.isNull()) {
                values.set(property.getKey(), value);
            }
        }
        jobVariables.properties().forEach(variable -> values.set(variable.getKey(), variable.getValue()));
        return ValueSchema.problem(schema, values, complete);
    }

    private static void collectPlaceholders(JsonNode node, Set<String> found) {
        if (node.isTextual()) {
            Matcher matcher = PLACEHOLDER.matcher(node.asText());
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        node.forEach(child -> collectPlaceholders(child, found));
    }
}
