/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.util.List;

/** The events of work pools and work queues that are created, changed and deleted. */
public final class WorkPoolEvents {
    private static final List<String> POOL_MEMBERS =
            List.of("description", "base_job_template", "concurrency_limit", "storage_configuration");
    private static final List<String> QUEUE_MEMBERS = List.of("name", "description", "concurrency_limit", "priority");

    private final Store store;
    private final EmittedEvents events;

    /** Creates the events of a store. */
    public WorkPoolEvents(Store store) {
        this.store = store;
        events = new EmittedEvents(store);
    }

    /** Creates the event of a new pool. */
    public void poolCreated(ObjectNode pool) {
        events.emit("prefect.work-pool.created", pool(pool), defaultQueue(pool));
    }

    /** Creates the event of a change, unless it changed nothing. */
    public void poolUpdated(JsonNode before, ObjectNode pool) {
        ObjectNode changes = EmittedEvents.changes(before, pool, POOL_MEMBERS);
        if (!changes.path("updates").isEmpty()) {
            ArrayNode related = JsonNodeFactory.instance.arrayNode();
            events.emit("prefect.work-pool.updated", pool(pool), related, changes, null);
        }
    }

    /** Creates the event of a pool that was deleted. */
    public void poolDeleted(ObjectNode pool) {
        events.emit("prefect.work-pool.deleted", pool(pool), defaultQueue(pool));
    }

    /** Creates the event of a new queue. */
    public void queueCreated(ObjectNode queue) {
        events.emit("prefect.work-queue.created", queue(queue), poolOf(queue));
    }

    /** Creates the event of a change, unless it changed nothing. */
    public void queueUpdated(JsonNode before, ObjectNode queue) {
        ObjectNode changes = EmittedEvents.changes(before, queue, QUEUE_MEMBERS);
        if (!changes.path("updates").isEmpty()) {
            events.emit("prefect.work-queue.updated", queue(queue), poolOf(queue), changes, null);
        }
    }

    /** Creates the event of a queue that was deleted. */
    public void queueDeleted(ObjectNode queue) {
        events.emit("prefect.work-queue.deleted", queue(queue), poolOf(queue));
    }

    ObjectNode queue(ObjectNode queue) {
        return EmittedEvents.inRole("work-queue", queue);
    }

    /** Returns the pool of a queue as a related resource. */
    ArrayNode poolOf(ObjectNode queue) {
        ArrayNode related = JsonNodeFactory.instance.arrayNode();
        EmittedEvents.relate(related, "work-pool", store.workPools.get(queue, "work_pool_id"));
        return related;
    }

    private static ObjectNode pool(ObjectNode pool) {
        return EmittedEvents.inRole("work-pool", pool);
    }

    private static ArrayNode defaultQueue(ObjectNode pool) {
        ArrayNode related = JsonNodeFactory.instance.arrayNode();
        related.addObject()
                .put(
                        "prefect.resource.id",
                        "prefect.work-queue." + pool.path("default_queue_id").asText())
                .put("prefect.resource.role", "default-queue");
        JsonNode storage = pool.path("storage_configuration").path("default_result_storage_block_id");
        if (storage.isTextual()) {
            related.addObject()
                    .put("prefect.resource.id", "prefect.block-document." + storage.asText())
                    .put("prefect.resource.role", "result-storage");
        }
        return related;
    }
}
