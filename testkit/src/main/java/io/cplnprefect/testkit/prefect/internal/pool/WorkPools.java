/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.WorkPoolEvents;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The creation of work pools, each with its default queue. */
public final class WorkPools {
    private static final String AGENT_POOL = "default-agent-pool";
    private static final JsonNode NULL = NullNode.getInstance();
    private static final Map<String, JsonNode> DEFAULTS = Map.of(
            "description",
            NULL,
            "type",
            TextNode.valueOf("prefect-agent"),
            "base_job_template",
            JsonNodeFactory.instance.objectNode(),
            "is_paused",
            BooleanNode.FALSE,
            "concurrency_limit",
            NULL);

    private final Store store;
    private final WorkQueues queues;
    private final WorkPoolEvents events;

    /** Creates the pools of a store. */
    public WorkPools(Store store, WorkQueues queues) {
        this.store = store;
        this.queues = queues;
        events = new WorkPoolEvents(store);
    }

    /** Creates a pool. */
    public ObjectNode create(String name, JsonNode body) {
        ObjectNode pool = store.newObject().put("name", name);
        Store.copy(pool, body, DEFAULTS);
        store.workPools.put(pool);
        ObjectNode queue = queues.create(
                pool,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", "default")
                        .put("description", "The work pool's default queue."));
        pool.set("default_queue_id", queue.path("id"));
        if (store.v3()) {
            ObjectNode storage = JsonNodeFactory.instance.objectNode();
            Store.copy(
                    storage,
                    body.path("storage_configuration"),
                    Map.of(
                            "bundle_upload_step", NULL,
                            "bundle_execution_step", NULL,
                            "default_result_storage_block_id", NULL));
            pool.set("storage_configuration", storage);
        }
        events.poolCreated(pool);
        return pool;
    }

    /** Returns the pool to which queues without a pool belong; creates it if it is missing. */
    public ObjectNode ensureAgentPool() {
        ObjectNode pool = agentPool();
        return pool == null ? create(AGENT_POOL, JsonNodeFactory.instance.objectNode()) : pool;
    }

    /** Returns the pool to which queues without a pool belong, or null before the first such queue. */
    public @Nullable ObjectNode agentPool() {
        return store.workPools.first("name", TextNode.valueOf(AGENT_POOL));
    }
}
