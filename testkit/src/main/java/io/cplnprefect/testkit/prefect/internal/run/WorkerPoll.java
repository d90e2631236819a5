/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.event.StatusEvents;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The poll of a worker for scheduled runs.
 *
 * <p>A poll reserves nothing: it returns the same runs until they leave SCHEDULED. Slots are counted per queue and per
 * pool over runs in PENDING and RUNNING.
 */
public final class WorkerPoll {
    private static final RequestModel POLL =
            RequestModel.open("work_queue_names:list", "scheduled_before:time", "scheduled_after:time", "limit:int");

    private final Store store;
    private final WorkQueues queues;
    private final FlowRunJson json;
    private final StatusEvents statuses;

    /** Creates the poll of a store. */
    public WorkerPoll(Store store, WorkQueues queues, FlowRunJson json, StatusEvents statuses) {
        this.store = store;
        this.queues = queues;
        this.json = json;
        this.statuses = statuses;
    }

    /** Adds the route. */
    public void add(Routes routes) {
        routes.add("POST", "/work_pools/{pool}/get_scheduled_flow_runs", this::poll);
        routes.add("POST", "/work_queues/{id}/get_runs", this::pollQueue);
    }

    private ApiResponse poll(ApiRequest request) {
        Page page = Page.of(request);
        POLL.read(request);
        ObjectNode pool = store.pool(request.parameter("pool"));
        List<ObjectNode> polled = polledQueues(request, pool);
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        if (!pool.path("is_paused").asBoolean()) {
            int free = free(pool, queues.usedSlotsOfPool(pool), page.limit());
            polled.stream()
                    .sorted(WorkQueues.BY_PRIORITY)
                    .flatMap(queue -> due(queue, request, page.limit()).stream())
                    .limit(free)
                    .forEach(run -> response.add(item(pool, run)));
        }
        polled.forEach(this::stamp);
        return ApiResponse.ok(response);
    }

    /** Returns the due runs of one queue, as agents poll them. */
    private ApiResponse pollQueue(ApiRequest request) {
        Page page = Page.of(request);
        POLL.read(request);
        ObjectNode queue = store.workQueues.get(request.parameter("id"));
        if (queue == null) {
            throw new ErrorResponseException(
                    ApiResponse.exception(404, "Work queue with id " + request.parameter("id") + " not found."));
        }
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        due(queue, request, page.limit()).forEach(run -> response.add(json.ofAgentPoll(run)));
        stamp(queue);
        return ApiResponse.ok(response);
    }

    private List<ObjectNode> polledQueues(ApiRequest request, ObjectNode pool) {
        List<ObjectNode> named = new ArrayList<>();
        request.parts().path("work_queue_names").forEach(name -> named.add(queues.read(pool, name.asText())));
        return named.isEmpty() ? store.queuesOf(pool) : named;
    }

    private List<FlowRun> due(ObjectNode queue, ApiRequest request, int limit) {
        if (queue.path("is_paused").asBoolean()) {
            return List.of();
        }
        Instant before = Times.parse(request.parts().path("scheduled_before"));
        Instant after = Times.parse(request.parts().path("scheduled_after"));
        int free = free(queue, queues.usedSlots(queue), limit);
        List<FlowRun> due = new ArrayList<>();
        for (FlowRun run : store.flowRuns.scheduledIn(queue.path("id").asText()).between(after, before)) {
            if (due.size() >= free) {
                break;
            }
            // A run that its own process retries is not due for a worker.
            if (!run.policy.path("retry_type").asText().equals("in_process")) {
                due.add(run);
            }
        }
        return due;
    }

    private static int free(JsonNode limited, int used, int limit) {
        JsonNode slots = limited.path("concurrency_limit");
        return slots.isNumber() ? Math.min(limit, Math.max(0, slots.asInt() - used)) : limit;
    }

    private ObjectNode item(ObjectNode pool, FlowRun run) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set("work_pool_id", pool.path("id"));
        item.put("work_queue_id", run.workQueueId);
        item.set("flow_run", json.ofPoll(run));
        return item;
    }

    /** Marks a queue and its deployments as polled, which makes them READY. */
    private void stamp(ObjectNode queue) {
        String now = store.text(store.now());
        queue.put("last_polled", now);
        store.deployments
                .with("work_queue_id", queue.path("id"))
                .forEach(deployment -> deployment.put("last_polled", now));
        statuses.queuePolled(queue);
    }
}
