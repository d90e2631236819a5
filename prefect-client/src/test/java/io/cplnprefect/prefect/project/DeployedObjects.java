/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.prefect.Prefect;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The deployments of a server with their automations as JSON, without what differs from one creation to the next. */
final class DeployedObjects {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CHANGING = List.of(
            "id",
            "created",
            "updated",
            "flow_id",
            "last_polled",
            "status",
            "created_by",
            "updated_by",
            "work_queue_id",
            "labels",
            "schedule",
            "is_schedule_active",
            "job_variables_hash");
    private static final Duration RECENT = Duration.ofHours(1);

    private DeployedObjects() {}

    /** Returns the deployments in the work pool by {@code flow name/deployment name}. */
    static Map<String, JsonNode> read(Prefect prefect, String pool) {
        Map<String, JsonNode> objects = new TreeMap<>();
        JsonNode automations = automations(prefect);
        for (JsonNode deployment : post(
                prefect,
                "/deployments/filter",
                "{\"work_pools\": {\"name\": {\"any_\": [\"" + pool + "\"]}}, \"limit\": 200}")) {
            String flow = prefect.flows()
                    .read(UUID.fromString(deployment.path("flow_id").asText()))
                    .execute()
                    .name();
            objects.put(flow + "/" + deployment.path("name").asText(), comparable(deployment, automations));
        }
        return objects;
    }

    private static ObjectNode comparable(JsonNode deployment, JsonNode automations) {
        ObjectNode object = deployment.deepCopy();
        ArrayNode own = JSON.createArrayNode();
        automations.forEach(automation -> {
            JsonNode action = automation.path("actions").path(0);
            if (action.path("deployment_id")
                    .asText()
                    .equals(deployment.path("id").asText())) {
                ObjectNode copy = automation.deepCopy();
                removeIds(copy);
                own.add(copy);
            }
        });
        object.set("automations", own);
        object.remove(CHANGING);
        if (object.path("global_concurrency_limit").isObject()) {
            object.set(
                    "global_concurrency_limit",
                    object.path("global_concurrency_limit").path("limit"));
        }
        for (JsonNode schedule : object.path("schedules")) {
            ((ObjectNode) schedule).remove(List.of("id", "created", "updated", "deployment_id"));
            normalizeAnchor(schedule.path("schedule"));
        }
        object.set("schedules", sorted(object.path("schedules")));
        return object;
    }

    /** An anchor that the file does not set is the time of the deployment. */
    private static void normalizeAnchor(JsonNode schedule) {
        String anchor = schedule.path("anchor_date").asText();
        if (!anchor.isEmpty()) {
            Instant time = OffsetDateTime.parse(anchor).toInstant();
            boolean recent = Duration.between(time, Instant.now()).abs().compareTo(RECENT) < 0;
            ((ObjectNode) schedule).put("anchor_date", recent ? "now" : time.toString());
        }
    }

    private static ArrayNode sorted(JsonNode schedules) {
        Map<String, JsonNode> byText = new TreeMap<>();
        schedules.forEach(schedule -> byText.put(schedule.toString(), schedule));
        ArrayNode sorted = JSON.createArrayNode();
        byText.values().forEach(sorted::add);
        return sorted;
    }

    private static void removeIds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(
                    List.of("id", "created", "updated", "deployment_id", "owner_resource", "account", "workspace"));
        }
        node.forEach(DeployedObjects::removeIds);
    }

    /** Deletes the deployments in the work pool with their automations. */
    static void delete(Prefect prefect, String pool) {
        for (JsonNode deployment : post(
                prefect,
                "/deployments/filter",
                "{\"work_pools\": {\"name\": {\"any_\": [\"" + pool + "\"]}}, \"limit\": 200}")) {
            String id = deployment.path("id").asText();
            if (prefect.version().major() >= 3) {
                prefect.automations().deleteOwnedBy("prefect.deployment." + id).execute();
            }
            prefect.deployments().delete(UUID.fromString(id)).execute();
        }
    }

    /** By default, servers of Prefect 2 have no automations. */
    private static JsonNode automations(Prefect prefect) {
        return prefect.version().major() < 3
                ? JSON.createArrayNode()
                : post(prefect, "/automations/filter", "{\"limit\": 200}");
    }

    private static JsonNode post(Prefect prefect, String path, String body) {
        try {
            return prefect.connection()
                    .<JsonNode>call(Endpoint.of("POST", path).repeatable(), path, JSON.readTree(body), JsonNode.class)
                    .execute();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
