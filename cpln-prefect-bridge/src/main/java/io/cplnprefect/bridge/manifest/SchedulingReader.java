/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rules for the nodes of a pod, which only the user's own clusters have. */
final class SchedulingReader {

    private static final List<String> PASSED = List.of("affinity", "tolerations", "topologySpreadConstraints");

    private SchedulingReader() {}

    /** Returns the extras of the workload, or null if the pod has no such rules or they are not supported, which is reported. */
    static @Nullable ObjectNode read(Fields pod, Reading reading) {
        if (!reading.options().ownClusters()) {
            String fix = "choose a location instead, or set the option ownClusters";
            pod.refuse("nodeSelector", "is not supported on Control Plane", fix);
            PASSED.forEach(key -> pod.refuse(key, "is not supported on Control Plane", fix));
            return null;
        }
        ObjectNode extras = JsonNodeFactory.instance.objectNode();
        for (String key : PASSED) {
            JsonNode value = pod.node(key);
            boolean wrongType = value != null && value.isObject() != key.equals("affinity");
            if (wrongType || (value != null && value.isValueNode())) {
                pod.problem(key, "has the wrong type", "make it an " + (key.equals("affinity") ? "object" : "array"));
            } else if (value != null && hasFraction(value)) {
                pod.problem(key, "contains a fraction", "use integers");
            } else if (value != null) {
                extras.set(key, value.deepCopy());
            }
        }
        requireLabels(pod.object("nodeSelector"), extras);
        return extras.isEmpty() ? null : extras;
    }

    private static boolean hasFraction(JsonNode value) {
        if (value.isNumber()) {
            return !value.isIntegralNumber();
        }
        for (JsonNode child : value) {
            if (hasFraction(child)) {
                return true;
            }
        }
        return false;
    }

    /** Terms are alternatives, so the labels are added to each of them. */
    private static void requireLabels(Fields selector, ObjectNode extras) {
        ArrayNode expressions = JsonNodeFactory.instance.arrayNode();
        selector.each((label, value) -> {
            if (value.isTextual()) {
                expressions
                        .addObject()
                        .put("key", label)
                        .put("operator", "In")
                        .putArray("values")
                        .add(value.textValue());
            } else {
                selector.problem(label, "is not a string", "make it a string");
            }
        });
        if (expressions.isEmpty()) {
            return;
        }
        ObjectNode required = object(
                object(object(extras, "affinity"), "nodeAffinity"), "requiredDuringSchedulingIgnoredDuringExecution");
        ArrayNode terms = required.path("nodeSelectorTerms") instanceof ArrayNode given
                ? given
                : required.putArray("nodeSelectorTerms");
        if (terms.isEmpty()) {
            terms.addObject();
        }
        for (JsonNode term : terms) {
            if (term instanceof ObjectNode each) {
                ArrayNode all = each.path("matchExpressions") instanceof ArrayNode given
                        ? given
                        : each.putArray("matchExpressions");
                all.addAll(expressions);
            }
        }
    }

    private static ObjectNode object(ObjectNode parent, String key) {
        return parent.path(key) instanceof ObjectNode object ? object : parent.putObject(key);
    }
}
