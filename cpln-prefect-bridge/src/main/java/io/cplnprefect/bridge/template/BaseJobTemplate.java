/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The {@code base_job_template} of a work pool: which variables a job has, and the job configuration they go into.
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
     * Returns the template of a Control Plane work pool.
     *
     * @param image what jobs run unless they say otherwise, such as {@code prefecthq/prefect:3-latest}
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
     * Takes the template of a work pool as the server gives it.
     *
     * @throws InvalidJobConfigurationException if it has no job configuration, as in a pool that nobody has set up
     */
    public static BaseJobTemplate of(ObjectNode json) {
        if (!json.path("job_configuration").isObject()
                || json.path("job_configuration").isEmpty()) {
            throw InvalidJobConfigurationException.of(
                    "base_job_template.job_configuration",
                    "is missing or empty",
                    "give the work pool the standard template of Control Plane pools");
        }
        return new BaseJobTemplate(json.deepCopy());
    }

    /** Returns a copy of the template as the server takes it. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /**
     * Fills in the variables, over their defaults; what they do not name goes away.
     *
     * <p>{@code env} is special: that of the job configuration, the default of the variable and the value of the variable are
     * merged in this order. A default of null is none.
     *
     * @param jobVariables the result of {@link JobVariables#merge}
     * @param environment what {@code {{ $NAME }}} stands for
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
