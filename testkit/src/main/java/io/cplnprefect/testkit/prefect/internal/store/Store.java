/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an emulated server and its time.
 *
 * <p>Not safe for use by several threads; the emulator holds one lock per request.
 */
public final class Store {
    public final Table flows = new Table("name");
    public final Table deployments = new Table("flow_id", "flow_id name", "work_queue_id");
    public final Table workPools = new Table("name");
    public final Table workQueues = new Table("work_pool_id", "work_pool_id name");
    public final Table workers = new Table("work_pool_id", "work_pool_id name");
    public final Table variables = new Table("name");
    public final Table blockTypes = new Table("name", "slug");
    public final Table blockSchemas = new Table("checksum", "block_type_id");
    public final Table blockSchemaReferences = new Table("parent_block_schema_id", "reference_block_schema_id");
    public final Table blockDocuments = new Table("block_type_id", "block_type_id name", "block_schema_id", "name");
    public final Table blockDocumentReferences = new Table("parent_block_document_id", "reference_block_document_id");
    public final Table flowRunInputs = new Table("flow_run_id", "flow_run_id key");
    public final Table concurrencyLimits = new Table("name");
    public final Table artifacts = new Table("key");
    public final Table artifactCollections = new Table("key", "latest_id");
    public final Table savedSearches = new Table("name");
    public final Table notificationPolicies = new Table();
    public final LeaseTable leases = new LeaseTable();
    public final FlowRunTable flowRuns = new FlowRunTable();
    public final TaskRunTable taskRuns = new TaskRunTable();
    public final LogTable logs = new LogTable();
    public final Table automations = new Table("owner_resource");
    public final EventTable events = new EventTable();

    private final PrefectRelease release;
    private final Clock clock;
    private final StateIds stateIds;

    /** Creates an empty store. */
    public Store(PrefectRelease release, Clock clock) {
        this.release = release;
        this.clock = clock;
        stateIds = new StateIds(release);
    }

    /** Returns the release of the server. */
    public PrefectRelease release() {
        return release;
    }

    /** Returns whether the server is of generation 3. */
    public boolean v3() {
        return release == PrefectRelease.V3;
    }

    /** Returns the server's time. */
    public Instant now() {
        return Times.truncated(clock.instant());
    }

    /** Returns a time as the server writes it. */
    public String text(Instant time) {
        return Times.text(release, time);
    }

    /** Returns a new object with an id and its times; it is not stored yet. */
    public ObjectNode newObject() {
        String now = text(now());
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString())
                .put("created", now)
                .put("updated", now);
    }

    /** Returns an id for a new state. */
    public String newStateId() {
        return stateIds.next(now());
    }

    /** Returns an id for a new event. */
    public String newEventId() {
        return stateIds.next(now());
    }

    /** Sets the time of an object's last change. */
    public void touch(ObjectNode object) {
        object.put("updated", text(now()));
    }

    /** Deletes a flow run with what belongs to it. */
    public void remove(FlowRun run) {
        flowRuns.remove(run);
        taskRuns.ofFlowRun(run.id).forEach(taskRuns::remove);
        flowRunInputs
                .with("flow_run_id", TextNode.valueOf(run.id))
                .forEach(input -> flowRunInputs.remove(input.path("id").asText()));
    }

    /** Copies members of a request, a default for each that is absent. */
    public static void copy(ObjectNode target, JsonNode request, Map<String, JsonNode> defaults) {
        defaults.forEach((name, value) -> target.set(name, request.has(name) ? request.get(name) : value.deepCopy()));
    }

    /** Returns the work pool with a name, or responds 404. */
    public ObjectNode pool(String name) {
        ObjectNode pool = workPools.first("name", TextNode.valueOf(name));
        if (pool == null) {
            throw ErrorResponseException.detail(404, "Work pool \"" + name + "\" not found.");
        }
        return pool;
    }

    /** Returns the work queues of a pool. */
    public List<ObjectNode> queuesOf(JsonNode pool) {
        return workQueues.with("work_pool_id", pool.path("id"));
    }

    /** Returns the work queue of a pool with a name, or null. */
    public @Nullable ObjectNode queue(JsonNode pool, String name) {
        return workQueues.first("work_pool_id name", pool.path("id"), TextNode.valueOf(name));
    }

    /** Returns the work pool of a queue id, or null. */
    public @Nullable ObjectNode poolOfQueue(@Nullable String queueId) {
        ObjectNode queue = queueId == null ? null : workQueues.get(queueId);
        return queue == null ? null : workPools.get(queue, "work_pool_id");
    }
}
