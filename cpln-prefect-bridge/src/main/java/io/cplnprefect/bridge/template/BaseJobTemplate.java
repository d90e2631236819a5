/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The {@code base_job_template} of a work pool: the variables of its jobs and the job configuration that contains them.
 *
 * <p>Immutable and thread-safe.
 */
public final class BaseJobTemplate {

    private static final String ENV = "env";

    private final ObjectNode json;

    private BaseJobTemplate(ObjectNode json) {
        this.json = json;
    }

    /**
     * Returns the standard template of a Control Plane work pool.
     *
     * @param image the default image of jobs, such as {@code prefecthq/prefect:3-latest}
     * @return the template
     */
    public static BaseJobTemplate standard(String image) {
        try {
            ObjectNode json = (ObjectNode) new ObjectMapper().readTree(StandardTemplate.JSON);
            json.withObject("/variables/properties/image").put("default", image);
            return new BaseJobTemplate(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The standard template is JSON", e);
        }
    }

    /**
     * Returns the template of a work pool.
     *
     * @param json the template as the server returned it
     * @return the template
     * @throws InvalidJobConfigurationException if it has no job configuration
     */
    public static BaseJobTemplate of(ObjectNode json) {
        if (!json.path("job_configuration").isObject()
                || json.path("job_configuration").isEmpty()) {
            throw InvalidJobConfigurationException.of(
                    "base_job_template.job_configuration",
                    "is missing or empty",
                    "set the standard template of Control Plane pools");
        }
        return new BaseJobTemplate(json.deepCopy());
    }

    /**
     * Returns the template in the form that the server accepts.
     *
     * @return a copy
     */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /**
     * Returns the job configuration with the variables or their defaults in place of the placeholders. Placeholders without a value
     * are removed.
     *
     * <p>The {@code env} of the job configuration, the default of the variable and the value of the variable are merged in this
     * order. A default of null counts as absent.
     *
     * @param jobVariables the result of {@link JobVariables#merge}
     * @param environment the values of {@code {{ $NAME }}}
     * @return the filled template
     * @throws InvalidJobConfigurationException if a reference to a block is malformed
     */
    public ResolvedTemplate fill(ObjectNode jobVariables, Map<String, String> environment) {
        ObjectNode configuration = json.get("job_configuration").deepCopy();
        ObjectNode values = defaults();
        if (values.path(ENV).isObject() && !values.path(ENV).isEmpty()) {
            configuration.set(ENV, merged(configuration.path(ENV), values.path(ENV)));
        }
        values.setAll(jobVariables.deepCopy());
        if (configuration.path(ENV).isObject() && values.path(ENV).isObject()) {
            configuration.set(ENV, merged(configuration.path(ENV), values.path(ENV)));
        }
        JsonNode filled = new TemplateResolver(values, environment).resolve(configuration);
        return ResolvedTemplate.of(filled, Map.of());
    }

    private ObjectNode defaults() {
        ObjectNode defaults = JsonNodeFactory.instance.objectNode();
        json.path("variables").path("properties").properties().forEach(variable -> {
            JsonNode value = variable.getValue().get("default");
            if (value != null && !value.isNull()) {
                defaults.set(variable.getKey(), value.deepCopy());
            }
        });
        return defaults;
    }

    private static ObjectNode merged(JsonNode base, JsonNode over) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (base instanceof ObjectNode object) {
            merged.setAll(object);
        }
        return merged.setAll((ObjectNode) over);
    }

    @Override
    public String toString() {
        return "BaseJobTemplate{" + json.path("job_configuration").size() + " fields}";
    }
}
