/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.concurrency.DeploymentSlots;
import io.cplnprefect.testkit.prefect.internal.event.DeploymentEvents;
import io.cplnprefect.testkit.prefect.internal.pool.WorkPools;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deployments as requests create and change them: which fields are reset, kept and defaulted. */
public final class Deployments {
    private static final List<String> NOT_COPIED = List.of(
            "work_pool_name",
            "work_queue_name",
            "infra_overrides",
            "job_variables",
            "schedules",
            "schedule",
            "is_schedule_active",
            "labels");

    private final Store store;
    private final WorkPools pools;
    private final WorkQueues queues;
    private final DeploymentSchedules schedules;
    private final ScheduledRuns scheduledRuns;
    private final DeploymentSlots slots;
    private final DeploymentEvents events;

    public Deployments(
            Store store,
            WorkPools pools,
            WorkQueues queues,
            DeploymentSchedules schedules,
            ScheduledRuns scheduledRuns,
            DeploymentSlots slots) {
        this.store = store;
        this.pools = pools;
        this.queues = queues;
        this.schedules = schedules;
        this.scheduledRuns = scheduledRuns;
        this.slots = slots;
        events = new DeploymentEvents(store);
    }

    /** Returns the job variables of a request, under either of their names. */
    public static JsonNode variables(JsonNode body) {
        JsonNode variables =
                body.hasNonNull("job_variables") ? body.path("job_variables") : body.path("infra_overrides");
        return variables.isObject() ? variables : JsonNodeFactory.instance.objectNode();
    }

    /** Shows the concurrency limit of a deployment. */
    void showLimit(ObjectNode shown) {
        slots.show(shown);
    }

    public ObjectNode create(ObjectNode body) {
        ObjectNode deployment = store.newObject();
        deployment.putNull("work_queue_name").putNull("work_queue_id");
        defaults().forEach(deployment::set);
        deployment.set("job_variables", variables(body));
        apply(deployment, body);
        events.created(deployment);
        return deployment;
    }

    /**
     * Applies an upsert to a deployment that exists. 2.20 resets every field that was not sent, 3.x only the parameters;
     * neither moves a deployment out of its queue.
     */
    public void replace(ObjectNode deployment, ObjectNode body) {
        ObjectNode before = deployment.deepCopy();
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
        events.updated(before, deployment);
    }

    public void update(ObjectNode deployment, ObjectNode body) {
        if (isNull(body, "parameters") || isNull(body, "enforce_parameter_schema")) {
            throw ErrorResponseException.conflict();
        }
        ObjectNode before = deployment.deepCopy();
        if (store.v3() && body.has("schedules")) {
            schedules.update(deployment, body.remove("schedules"));
        }
        if (body.has("job_variables") || body.has("infra_overrides")) {
            deployment.set("job_variables", variables(body));
        }
        apply(deployment, body);
        events.updated(before, deployment);
    }

    private static boolean isNull(JsonNode body, String member) {
        return body.path(member) instanceof NullNode;
    }

    /** Creates the event of a deployment that is about to be deleted, and deletes its limit. */
    void deleted(ObjectNode deployment) {
        events.deleted(deployment);
        slots.delete(deployment);
    }

    /** Sets the members of a request. */
    void apply(ObjectNode deployment, ObjectNode body) {
        ObjectNode copied = body.deepCopy();
        copied.remove(NOT_COPIED);
        deployment.setAll(copied);
        deployment.remove(List.of("version_info", "global_concurrency_limit_id"));
        if (store.v3()) {
            deployment.set("labels", labels(deployment, body));
            slots.apply(deployment, body);
            // The server shows the limit as a global one.
            deployment.putNull("concurrency_limit");
        }
        if (body.hasNonNull("schedules")) {
            schedules.replace(deployment, body.path("schedules"));
        }
        if (body.hasNonNull("schedule")) {
            ObjectNode only = JsonNodeFactory.instance.objectNode();
            only.set("schedule", body.path("schedule"));
            schedules.replace(deployment, JsonNodeFactory.instance.arrayNode().add(only));
        }
        if (body.hasNonNull("is_schedule_active") && !body.hasNonNull("paused")) {
            deployment.put("paused", !body.path("is_schedule_active").asBoolean());
        }
        place(deployment, body);
        store.touch(deployment);
        store.deployments.put(deployment);
        scheduledRuns.unschedule(deployment);
    }

    private void place(ObjectNode deployment, ObjectNode body) {
        if (!body.hasNonNull("work_pool_name") && !body.hasNonNull("work_queue_name")) {
            return;
        }
        ObjectNode pool = body.hasNonNull("work_pool_name")
                ? store.pool(body.path("work_pool_name").asText())
                : pools.ensureAgentPool();
        ObjectNode queue = body.hasNonNull("work_queue_name")
                ? queues.ensure(pool, body.path("work_queue_name").asText())
                : queues.read(pool, "default");
        deployment.set("work_queue_id", queue.path("id"));
        deployment.set("work_queue_name", queue.path("name"));
    }

    private static ObjectNode labels(ObjectNode deployment, ObjectNode body) {
        ObjectNode labels =
                deployment.path("labels") instanceof ObjectNode old ? old : JsonNodeFactory.instance.objectNode();
        labels.set("prefect.flow.id", deployment.path("flow_id"));
        body.path("labels").properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        return labels;
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
            fields.put("manifest_path", NullNode.getInstance());
        }
        return fields;
    }
}
