/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The merge of the job variables of a deployment and of a flow run.
 *
 * <p>The rules are those of Prefect 3, for servers of both generations. The values of the flow run replace those of the deployment,
 * except that {@code env} is merged name by name if both are objects. A dotted key such as {@code env.FOO} is a nested value;
 * an actual nested value takes precedence over it.
 */
public final class JobVariables {

    private static final String ENV = "env";

    private JobVariables() {}

    /**
     * Returns the merged variables. The arguments are not changed.
     *
     * @param deployment variables of the deployment, or {@code null} for none
     * @param flowRun variables of the flow run, or {@code null} for none
     * @return the merged variables
     * @throws InvalidJobConfigurationException if a dotted key leads through something that is not an object
     */
    public static ObjectNode merge(@Nullable ObjectNode deployment, @Nullable ObjectNode flowRun) {
        ObjectNode merged = deployment == null ? JsonNodeFactory.instance.objectNode() : deployment.deepCopy();
        if (flowRun != null) {
            JsonNode deploymentEnv = merged.get(ENV);
            JsonNode flowRunEnv = flowRun.get(ENV);
            merged.setAll(flowRun.deepCopy());
            if (deploymentEnv instanceof ObjectNode base && flowRun.has(ENV)) {
                merged.set(ENV, mergeEnv(base, flowRunEnv));
            }
        }
        return expandDottedKeys(merged);
    }

    private static JsonNode mergeEnv(ObjectNode deployment, @Nullable JsonNode flowRun) {
        if (flowRun instanceof ObjectNode object) {
            return deployment.setAll(object.deepCopy());
        }
        return flowRun == null || flowRun.isNull() ? deployment : flowRun.deepCopy();
    }

    private static ObjectNode expandDottedKeys(ObjectNode variables) {
        ObjectNode expanded = variables.objectNode();
        variables.properties().forEach(entry -> {
            if (isDotted(entry.getKey()) && !JsonPath.set(expanded, entry.getKey(), entry.getValue())) {
                throw InvalidJobConfigurationException.of(
                        "job_variables[\"" + entry.getKey() + "\"]",
                        "leads through a value that is not an object",
                        "make the outer value an object");
            }
        });
        variables.properties().forEach(entry -> {
            if (!isDotted(entry.getKey())) {
                expanded.set(entry.getKey(), mergeDeep(expanded.get(entry.getKey()), entry.getValue()));
            }
        });
        return expanded;
    }

    private static boolean isDotted(String key) {
        return key.contains(".");
    }

    private static JsonNode mergeDeep(@Nullable JsonNode base, JsonNode over) {
        if (base instanceof ObjectNode below && over instanceof ObjectNode above) {
            above.properties()
                    .forEach(
                            entry -> below.set(entry.getKey(), mergeDeep(below.get(entry.getKey()), entry.getValue())));
            return below;
        }
        return over;
    }
}
