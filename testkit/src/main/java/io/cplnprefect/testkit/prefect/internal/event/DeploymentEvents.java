/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.util.List;

/** The events of deployments that are created, changed and deleted. */
public final class DeploymentEvents {
    private static final List<String> MEMBERS = List.of(
            "description",
            "tags",
            "parameters",
            "parameter_openapi_schema",
            "enforce_parameter_schema",
            "entrypoint",
            "path",
            "pull_steps",
            "work_queue_id",
            "job_variables",
            "paused",
            "labels",
            "version",
            "concurrency_options");

    private final Store store;
    private final EmittedEvents events;

    /** Creates the events of a store. */
    public DeploymentEvents(Store store) {
        this.store = store;
        events = new EmittedEvents(store);
    }

    /** Creates the event of a new deployment. */
    public void created(ObjectNode deployment) {
        emit("created", deployment);
    }

    /** Creates the event of a change, unless it changed nothing. */
    public void updated(JsonNode before, ObjectNode deployment) {
        ObjectNode changes = EmittedEvents.changes(before, deployment, MEMBERS);
        if (!changes.path("updates").isEmpty()) {
            events.emit("prefect.deployment.updated", resource(deployment), related(deployment), changes, null);
        }
    }

    /** Creates the event of a deployment that is about to be deleted. */
    public void deleted(ObjectNode deployment) {
        emit("deleted", deployment);
    }

    void emit(String name, ObjectNode deployment) {
        events.emit("prefect.deployment." + name, resource(deployment), related(deployment));
    }

    private static ObjectNode resource(ObjectNode deployment) {
        return EmittedEvents.resource("deployment", deployment);
    }

    private ArrayNode related(ObjectNode deployment) {
        ArrayNode related = JsonNodeFactory.instance.arrayNode();
        EmittedEvents.relate(related, "flow", store.flows.get(deployment, "flow_id"));
        EmittedEvents.relate(related, "work-queue", store.workQueues.get(deployment, "work_queue_id"));
        EmittedEvents.relate(
                related,
                "work-pool",
                store.poolOfQueue(deployment.path("work_queue_id").textValue()));
        relateBlock(related, deployment.path("storage_document_id"), "storage");
        relateBlock(related, deployment.path("infrastructure_document_id"), "infrastructure");
        return related;
    }

    private static void relateBlock(ArrayNode related, JsonNode id, String role) {
        if (id.isTextual()) {
            related.addObject()
                    .put("prefect.resource.id", "prefect.block-document." + id.asText())
                    .put("prefect.resource.role", role);
        }
    }
}
