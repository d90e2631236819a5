/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The poll by which a worker learns of scheduled runs.
 *
 * <p>It reserves nothing: the same runs come again until they leave SCHEDULED. Slots are counted per queue and per pool
 * over runs in PENDING and RUNNING.
 */
public final class WorkerPoll {
    private static final Comparator<JsonNode> BY_START = Comparator.comparing(
            run -> Times.parse(run.path("next_scheduled_start_time")),
            Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Store store;
    private final WorkQueues queues;
    private final FlowRuns flowRuns;

    public WorkerPoll(Store store, WorkQueues queues, FlowRuns flowRuns) {
        this.store = store;
        this.queues = queues;
        this.flowRuns = flowRuns;
    }

    public void add(Routes routes) {
        routes.add("POST", "/work_pools/{pool}/get_scheduled_flow_runs", this::poll);
    }

    private ApiResponse poll(ApiRequest request) {
        Page page = Page.of(request);
        ObjectNode pool = store.pool(request.parameter("pool"));
        List<ObjectNode> polled = polledQueues(request, pool);
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        if (!pool.path("is_paused").asBoolean()) {
            int free = free(pool, queues.usedSlotsOfPool(pool), page.limit());
            polled.stream()
                    .sorted(WorkQueues.BY_PRIORITY)
                    .flatMap(queue -> due(queue, request, page.limit()).stream())
                    .limit(free)
                    .forEach(run -> response.add(handedOut(pool, run)));
        }
        polled.forEach(this::stamp);
        return ApiResponse.ok(response);
    }

    private List<ObjectNode> polledQueues(ApiRequest request, ObjectNode pool) {
        List<ObjectNode> named = new ArrayList<>();
        request.parts().path("work_queue_names").forEach(name -> named.add(queues.read(pool, name.asText())));
        return named.isEmpty() ? store.queuesOf(pool).toList() : named;
    }

    private List<ObjectNode> due(ObjectNode queue, ApiRequest request, int limit) {
        if (queue.path("is_paused").asBoolean()) {
            return List.of();
        }
        Instant before = Times.parse(request.parts().path("scheduled_before"));
        Instant after = Times.parse(request.parts().path("scheduled_after"));
        Stream<ObjectNode> due = store.runs("work_queue_id", queue.path("id"))
                .filter(run -> run.path("state_type").asText().equals("SCHEDULED"))
                .filter(run -> !run.at("/empirical_policy/retry_type").asText().equals("in_process"))
                .filter(run -> isBetween(after, Times.parse(run.path("next_scheduled_start_time")), before));
        return due.sorted(BY_START)
                .limit(free(queue, queues.usedSlots(queue), limit))
                .toList();
    }

    private static boolean isBetween(@Nullable Instant after, @Nullable Instant time, @Nullable Instant before) {
        if (time == null) {
            return after == null && before == null;
        }
        return (after == null || !time.isBefore(after)) && (before == null || !time.isAfter(before));
    }

    private static int free(JsonNode limited, int used, int limit) {
        JsonNode slots = limited.path("concurrency_limit");
        return slots.isNumber() ? Math.min(limit, Math.max(0, slots.asInt() - used)) : limit;
    }

    private ObjectNode handedOut(ObjectNode pool, ObjectNode run) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set("work_pool_id", pool.path("id"));
        item.set("work_queue_id", run.path("work_queue_id"));
        ObjectNode shown = flowRuns.shown(run);
        // A poll shows the bare run: its state only by type, name and id.
        shown.putNull("state");
        shown.putNull("work_queue_name");
        shown.remove(List.of("work_pool_id", "work_pool_name"));
        item.set("flow_run", shown);
        return item;
    }

    /** A poll makes its queues and their deployments READY. */
    private void stamp(ObjectNode queue) {
        String now = store.text(store.now());
        queue.put("last_polled", now);
        store.deployments.values().stream()
                .filter(deployment -> deployment.path("work_queue_id").equals(queue.path("id")))
                .forEach(deployment -> deployment.put("last_polled", now));
    }
}
