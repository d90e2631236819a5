/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.core.setting.CredentialPattern;
import io.cplnprefect.cpln.workload.CommandType;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a plan. Values of variables are masked, except references to secrets and to fields, and so are credentials in
 * commands and arguments. Pure functions.
 */
final class PlanDocuments {

    private static final String MASK = "***";
    private static final String REFERENCE = "cpln://";

    private final ObjectMapper mapper;

    PlanDocuments(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Returns the objects to create. */
    ObjectNode objects(@Nullable Object workload, @Nullable JobAccess access) {
        ObjectNode objects = mapper.createObjectNode();
        if (workload != null) {
            put(objects, "workload", workload);
        }
        if (access != null) {
            put(objects, "identity", access.identity());
            put(objects, "policy", access.policy());
        }
        return objects;
    }

    /** Returns the command to send. */
    ObjectNode command(RunCronWorkload command) {
        ObjectNode document = mapper.createObjectNode().put("type", CommandType.RUN_CRON_WORKLOAD.value());
        document.set("tags", mapper.valueToTree(command.tags()));
        document.set("spec", masked(withoutNulls(mapper.valueToTree(command))));
        return document;
    }

    private void put(ObjectNode objects, String kind, Object document) {
        ObjectNode json = objects.putObject(kind).put("kind", kind);
        json.setAll((ObjectNode) masked(withoutNulls(mapper.valueToTree(document))));
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(PlanDocuments::withoutNulls);
        return node;
    }

    private static JsonNode masked(JsonNode node) {
        for (JsonNode variable : node.path("env")) {
            if (variable instanceof ObjectNode each
                    && !each.path("value").asText().startsWith(REFERENCE)) {
                each.put("value", MASK);
            }
        }
        if (node.path("command").isTextual()) {
            ((ObjectNode) node)
                    .put(
                            "command",
                            CredentialPattern.masked(node.path("command").asText()));
        }
        if (node.path("args") instanceof ArrayNode arguments) {
            for (int i = 0; i < arguments.size(); i++) {
                arguments.set(i, CredentialPattern.masked(arguments.get(i).asText()));
            }
        }
        node.forEach(PlanDocuments::masked);
        return node;
    }
}
