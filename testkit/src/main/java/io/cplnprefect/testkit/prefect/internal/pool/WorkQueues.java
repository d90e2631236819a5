/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.StatusEvents;
import io.cplnprefect.testkit.prefect.internal.event.WorkPoolEvents;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The queues of work pools: routes, priorities, and the slots that runs use. */
public final class WorkQueues {
    static final RequestModel CREATE = RequestModel.of(
            "name!:name",
            "description:text",
            "is_paused:bool",
            "concurrency_limit:size",
            "priority:position",
            "filter:object");
    static final RequestModel UPDATE = RequestModel.of(
            "name:name",
            "description:text",
            "is_paused:bool",
            "concurrency_limit:size",
            "priority:position",
            "last_polled:time",
            "filter:object");
    private static final String SHOWN_PAUSED = "shown_paused";
    private static final JsonNode NULL = NullNode.getInstance();
    private static final Duration READY_FOR = Duration.ofMinutes(1);
    public static final Comparator<JsonNode> BY_PRIORITY =
            Comparator.comparingInt(queue -> queue.path("priority").asInt());

    private final Store store;
    private final Filters filters;
    private final WorkPoolEvents events;
    private final StatusEvents statuses;

    /** Creates the queues of a store. */
    public WorkQueues(Store store, Filters filters, StatusEvents statuses) {
        this.store = store;
        this.filters = filters;
        this.statuses = statuses;
        events = new WorkPoolEvents(store);
    }

    public void add(Routes routes) {
        routes.add("POST", "/work_pools/{pool}/queues", this::create);
        routes.add("POST", "/work_pools/{pool}/queues/filter", this::filter);
        routes.add("GET", "/work_pools/{pool}/queues/{name}", request -> ApiResponse.ok(shown(read(request))));
        routes.add("PATCH", "/work_pools/{pool}/queues/{name}", this::update);
        routes.add("DELETE", "/work_pools/{pool}/queues/{name}", request -> {
            ObjectNode queue = read(request);
            if (isDefault(queue)) {
                throw new ErrorResponseException(ApiResponse.exception(500, "Internal Server Error"));
            }
            delete(queue);
            return ApiResponse.noContent();
        });
    }

    /** Returns whether a queue is the default of its pool, which refers to it and so keeps it. */
    boolean isDefault(ObjectNode queue) {
        ObjectNode pool = store.workPools.get(queue, "work_pool_id");
        return pool != null && pool.path("default_queue_id").equals(queue.path("id"));
    }

    /** Returns the queue of a pool, or responds 404. */
    public ObjectNode read(ObjectNode pool, String name) {
        ObjectNode queue = store.queue(pool, name);
        if (queue == null) {
            throw notFound(pool.path("name").asText(), name);
        }
        return queue;
    }

    private static ErrorResponseException notFound(String pool, String queue) {
        return ErrorResponseException.detail(404, "Work pool queue '" + pool + "/" + queue + "' not found.");
    }

    /** Returns the queue of a pool; creates it if it is missing, as deployments and runs with a queue name do. */
    public ObjectNode ensure(ObjectNode pool, String name) {
        ObjectNode queue = store.queue(pool, name);
        return queue == null ? create(pool, store.newObject().put("name", name)) : queue;
    }

    /** Creates a queue; if its priority is in use, the other queues move down. */
    public ObjectNode create(ObjectNode pool, JsonNode body) {
        ObjectNode queue = store.newObject().put("name", body.path("name").asText());
        Store.copy(
                queue,
                body,
                Map.of(
                        "description",
                        TextNode.valueOf(""),
                        "is_paused",
                        BooleanNode.FALSE,
                        "concurrency_limit",
                        NULL,
                        "filter",
                        NULL));
        int last = store.queuesOf(pool).stream()
                .mapToInt(q -> q.path("priority").asInt())
                .max()
                .orElse(0);
        queue.put("priority", last + 1);
        queue.set("work_pool_id", pool.path("id"));
        queue.set("last_polled", NULL);
        store.workQueues.put(queue);
        if (body.hasNonNull("priority")) {
            move(pool, queue, body.path("priority").asInt());
        }
        events.queueCreated(queue);
        return queue;
    }

    /** Deletes a queue; its deployments and runs lose their queue. */
    public void delete(ObjectNode queue) {
        store.workQueues.remove(queue.path("id").asText());
        statuses.remove(queue.path("id").asText());
        events.queueDeleted(queue);
        store.deployments.with("work_queue_id", queue.path("id")).forEach(deployment -> {
            deployment.putNull("work_queue_id");
            store.deployments.put(deployment);
        });
        List<FlowRun> runs = store.flowRuns.inQueues(List.of(queue.path("id").asText())).stream()
                .toList();
        runs.forEach(run -> store.flowRuns.change(run, () -> run.workQueueId = null));
    }

    public int usedSlots(JsonNode queue) {
        return store.flowRuns.usedSlots(queue.path("id").asText());
    }

    public int usedSlotsOfPool(ObjectNode pool) {
        return store.queuesOf(pool).stream().mapToInt(this::usedSlots).sum();
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = CREATE.read(request);
        ObjectNode pool = store.pool(request.parameter("pool"));
        if (store.queue(pool, body.path("name").asText()) != null) {
            // The braces are in Prefect's own message, which does not fill them.
            throw ErrorResponseException.detail(
                    409, "A work queue with this name already exists in work pool {work_pool_name!r}.");
        }
        return ApiResponse.created(shown(create(pool, body)));
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        update(read(request), body);
        return ApiResponse.noContent();
    }

    /** Changes a queue; a change of its priority may move others. */
    void update(ObjectNode queue, ObjectNode body) {
        JsonNode priority = body.path("priority");
        ObjectNode before = queue.deepCopy();
        ObjectNode others = body.deepCopy();
        others.remove("priority");
        queue.setAll(others);
        store.touch(queue);
        if (body.has("is_paused")) {
            queue.put(SHOWN_PAUSED, body.path("is_paused").asBoolean());
        }
        store.workQueues.put(queue);
        ObjectNode pool = store.workPools.get(queue, "work_pool_id");
        if (priority.isNumber() && pool != null) {
            move(pool, queue, priority.asInt());
        }
        events.queueUpdated(before, queue);
        if (body.hasNonNull("is_paused")) {
            statuses.queuePaused(queue, body.path("is_paused").asBoolean(), wasPolledRecently(store, queue));
        }
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        ObjectNode pool = store.pool(request.parameter("pool"));
        return ApiResponse.ok(page.of(filters.workQueues(request, store.queuesOf(pool)), BY_PRIORITY, this::shown));
    }

    private ObjectNode read(ApiRequest request) {
        String pool = request.parameter("pool");
        ObjectNode found = store.workPools.first("name", TextNode.valueOf(pool));
        if (found == null) {
            throw notFound(pool, request.parameter("name"));
        }
        return read(found, request.parameter("name"));
    }

    private void move(ObjectNode pool, ObjectNode queue, int priority) {
        List<ObjectNode> others = store.queuesOf(pool).stream()
                .filter(other -> !other.path("id").equals(queue.path("id")))
                .sorted(BY_PRIORITY)
                .toList();
        queue.put("priority", priority);
        int used = priority;
        for (ObjectNode other : others) {
            if (other.path("priority").asInt() == used) {
                used++;
                other.put("priority", used);
                store.touch(other);
            }
        }
    }

    ObjectNode shown(ObjectNode queue) {
        ObjectNode shown = queue.deepCopy();
        shown.remove(SHOWN_PAUSED);
        ObjectNode pool = store.workPools.get(queue, "work_pool_id");
        shown.set("work_pool_name", pool == null ? NULL : pool.path("name"));
        shown.put("status", status(queue));
        if (store.v3()) {
            shown.set("active_slots", queue.hasNonNull("concurrency_limit") ? IntNode.valueOf(usedSlots(queue)) : NULL);
        }
        return shown;
    }

    private String status(ObjectNode queue) {
        // The server sets the status of a queue when it is changed, not when it is created.
        if (queue.path(SHOWN_PAUSED).asBoolean()) {
            return "PAUSED";
        }
        return wasPolledRecently(store, queue) ? "READY" : "NOT_READY";
    }

    /** Returns whether a queue or deployment was polled in the last minute, in which case it is READY. */
    public static boolean wasPolledRecently(Store store, JsonNode polled) {
        Instant last = Times.parse(polled.path("last_polled"));
        return last != null && Duration.between(last, store.now()).compareTo(READY_FOR) <= 0;
    }
}
