/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.state.StateEffects;
import io.cplnprefect.testkit.prefect.internal.store.Candidates;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.RunOrder;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.NumberedPage;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The slots of work pools and work queues, and the flow runs that use them. */
public final class ConcurrencyStatus {
    private static final RequestModel POOL = RequestModel.open("flow_run_limit:int");
    private static final int RUNS_PER_QUEUE = 10;
    private static final List<StateType> USES_A_SLOT = List.of(StateType.PENDING, StateType.RUNNING);

    private final Store store;
    private final WorkQueues queues;

    /** Creates the routes of a store. */
    public ConcurrencyStatus(Store store, WorkQueues queues) {
        this.store = store;
        this.queues = queues;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.addFor(PrefectRelease.V3, "POST", "/work_pools/{name}/concurrency_status", this::ofPool);
        routes.addFor(PrefectRelease.V3, "POST", "/work_queues/{id}/concurrency_status", this::ofQueue);
    }

    private ApiResponse ofPool(ApiRequest request) {
        NumberedPage page = NumberedPage.of(request);
        int runs = POOL.read(request).path("flow_run_limit").asInt(RUNS_PER_QUEUE);
        String name = request.parameter("name");
        ObjectNode pool = store.workPools.first("name", TextNode.valueOf(name));
        if (pool == null) {
            throw ErrorResponseException.detail(404, "Work pool '" + name + "' not found.");
        }
        List<ObjectNode> all = store.queuesOf(pool);
        ObjectNode response = page.describe(all.size());
        response.set("concurrency_limit", pool.path("concurrency_limit"));
        response.put("active_slots", queues.usedSlotsOfPool(pool));
        response.set("queues", page.byOffset().of(all.stream(), WorkQueues.BY_PRIORITY, queue -> json(queue, runs)));
        return ApiResponse.ok(response);
    }

    private ObjectNode json(ObjectNode queue, int runs) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("queue_id", queue.path("id"));
        json.set("queue_name", queue.path("name"));
        json.set("concurrency_limit", queue.path("concurrency_limit"));
        json.put("active_slots", queues.usedSlots(queue));
        json.put("flow_run_count", queues.usedSlots(queue));
        ArrayNode shown = json.putArray("flow_runs");
        runs(queue, 0).limit(runs).map(this::json).forEach(shown::add);
        return json;
    }

    private ApiResponse ofQueue(ApiRequest request) {
        NumberedPage page = NumberedPage.of(request);
        ObjectNode queue = store.workQueues.get(request.parameter("id"));
        if (queue == null) {
            throw ErrorResponseException.detail(404, "Work queue not found.");
        }
        ObjectNode response = page.describe(queues.usedSlots(queue));
        response.set("concurrency_limit", queue.path("concurrency_limit"));
        response.set("active_slots", IntNode.valueOf(queues.usedSlots(queue)));
        ArrayNode shown = response.putArray("flow_runs");
        runs(queue, page.offset()).limit(page.limit()).map(this::json).forEach(shown::add);
        return ApiResponse.ok(response);
    }

    private Stream<FlowRun> runs(ObjectNode queue, int offset) {
        Candidates runs = store.flowRuns.inQueues(List.of(queue.path("id").asText()), USES_A_SLOT);
        return runs.in(RunOrder.START_TIME_ASC, offset);
    }

    private ObjectNode json(FlowRun run) {
        State state = Objects.requireNonNull(run.state());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", run.id);
        json.put("name", run.name);
        json.put("state_type", state.type().name());
        json.put("state_name", state.name());
        json.put("state_timestamp", store.text(state.timestamp()));
        json.put("start_time", run.startTime == null ? null : store.text(run.startTime));
        json.put("time_in_current_state", StateEffects.seconds(state.timestamp(), store.now()));
        return json;
    }
}
