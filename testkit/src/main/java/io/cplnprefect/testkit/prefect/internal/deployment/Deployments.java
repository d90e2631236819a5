/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deployments as requests create and change them: which fields are reset, kept and defaulted. */
public final class Deployments {
    private static final List<String> NOT_COPIED =
            List.of("work_pool_name", "work_queue_name", "infra_overrides", "job_variables", "schedules", "labels");

    private final Store store;
    private final WorkQueues queues;

    public Deployments(Store store, WorkQueues queues) {
        this.store = store;
        this.queues = queues;
    }

    /** Returns the job variables of a request, under either of their names. */
    public static JsonNode variables(JsonNode body) {
        JsonNode variables =
                body.hasNonNull("job_variables") ? body.path("job_variables") : body.path("infra_overrides");
        return variables.isObject() ? variables : JsonNodeFactory.instance.objectNode();
    }

    public ObjectNode create(ObjectNode body) {
        ObjectNode deployment = store.newObject();
        deployment.putNull("work_queue_name").putNull("work_queue_id");
        defaults().forEach(deployment::set);
        deployment.set("job_variables", variables(body));
        apply(deployment, body);
        return deployment;
    }

    /**
     * Applies an upsert to a deployment that exists. 2.20 resets every field that was not sent, 3.x only the parameters;
     * neither moves a deployment out of its queue.
     */
    public void replace(ObjectNode deployment, ObjectNode body) {
        if (store.v3()) {
            deployment.set("parameters", JsonNodeFactory.instance.objectNode());
        } else {
            defaults().forEach(deployment::set);
            deployment.set("job_variables", JsonNodeFactory.instance.objectNode());
        }
        JsonNode variables = variables(body);
        if (store.v3() ? body.hasNonNull("job_variables") : !variables.isEmpty()) {
            deployment.set("job_variables", variables);
        }
        deployment.set("schedules", JsonNodeFactory.instance.arrayNode());
        apply(deployment, body);
    }

    public void update(ObjectNode deployment, ObjectNode body) {
        if (body.has("job_variables") || body.has("infra_overrides")) {
            deployment.set("job_variables", variables(body));
        }
        apply(deployment, body);
    }

    private void apply(ObjectNode deployment, ObjectNode body) {
        ObjectNode copied = body.deepCopy();
        copied.remove(NOT_COPIED);
        deployment.setAll(copied);
        deployment.remove(List.of("version_info", "global_concurrency_limit_id"));
        if (store.v3()) {
            deployment.set("labels", labels(deployment, body));
            // The server shows the limit as a global one, which is not modelled.
            deployment.putNull("concurrency_limit");
        }
        if (body.hasNonNull("schedules")) {
            deployment.set("schedules", schedules(deployment, body.path("schedules")));
        }
        place(deployment, body);
        store.touch(deployment);
        store.deployments.put(deployment);
    }

    private void place(ObjectNode deployment, ObjectNode body) {
        if (!body.hasNonNull("work_pool_name") && !body.hasNonNull("work_queue_name")) {
            return;
        }
        ObjectNode pool = body.hasNonNull("work_pool_name")
                ? store.pool(body.path("work_pool_name").asText())
                : agentPool();
        ObjectNode queue = body.hasNonNull("work_queue_name")
                ? queues.ensure(pool, body.path("work_queue_name").asText())
                : queues.read(pool, "default");
        deployment.set("work_queue_id", queue.path("id"));
        deployment.set("work_queue_name", queue.path("name"));
    }

    /** A queue without a pool belongs to the pool that Prefect keeps for agents; a PATCH can move a deployment there. */
    private ObjectNode agentPool() {
        ObjectNode pool = store.workPools.first("name", TextNode.valueOf("default-agent-pool"));
        if (pool == null) {
            pool = store.newObject().put("name", "default-agent-pool").put("type", "prefect-agent");
            pool.putNull("description").putNull("concurrency_limit").put("is_paused", false);
            pool.set("base_job_template", JsonNodeFactory.instance.objectNode());
            store.workPools.put(pool);
            pool.set("default_queue_id", queues.ensure(pool, "default").path("id"));
        }
        return pool;
    }

    private static ObjectNode labels(ObjectNode deployment, ObjectNode body) {
        ObjectNode labels =
                deployment.path("labels") instanceof ObjectNode old ? old : JsonNodeFactory.instance.objectNode();
        labels.set("prefect.flow.id", deployment.path("flow_id"));
        body.path("labels").properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        return labels;
    }

    private ArrayNode schedules(ObjectNode deployment, JsonNode requested) {
        ArrayNode schedules = JsonNodeFactory.instance.arrayNode();
        for (JsonNode schedule : requested) {
            ObjectNode stored = store.newObject();
            stored.put("id", UUID.randomUUID().toString());
            stored.set("deployment_id", deployment.path("id"));
            Map<String, JsonNode> defaults = new LinkedHashMap<>();
            defaults.put("schedule", NullNode.getInstance());
            defaults.put("active", BooleanNode.TRUE);
            defaults.put("max_scheduled_runs", NullNode.getInstance());
            if (store.v3()) {
                defaults.put("parameters", JsonNodeFactory.instance.objectNode());
                defaults.put("slug", NullNode.getInstance());
            }
            Store.copy(stored, schedule, defaults);
            schedules.add(stored);
        }
        return schedules;
    }

    private Map<String, JsonNode> defaults() {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (String name : List.of(
                "version",
                "description",
                "last_polled",
                "path",
                "entrypoint",
                "storage_document_id",
                "infrastructure_document_id",
                "created_by",
                "updated_by")) {
            fields.put(name, NullNode.getInstance());
        }
        fields.put("paused", BooleanNode.FALSE);
        fields.put("schedules", JsonNodeFactory.instance.arrayNode());
        fields.put("parameters", JsonNodeFactory.instance.objectNode());
        fields.put("tags", JsonNodeFactory.instance.arrayNode());
        fields.put("enforce_parameter_schema", BooleanNode.valueOf(store.v3()));
        if (store.v3()) {
            fields.put("parameter_openapi_schema", JsonNodeFactory.instance.objectNode());
            fields.put("pull_steps", JsonNodeFactory.instance.arrayNode());
            fields.put("concurrency_limit", NullNode.getInstance());
            fields.put("global_concurrency_limit", NullNode.getInstance());
            fields.put("concurrency_options", NullNode.getInstance());
        } else {
            fields.put("parameter_openapi_schema", NullNode.getInstance());
            fields.put("pull_steps", NullNode.getInstance());
            fields.put("schedule", NullNode.getInstance());
            fields.put("is_schedule_active", BooleanNode.TRUE);
            fields.put("manifest_path", NullNode.getInstance());
        }
        return fields;
    }
}
