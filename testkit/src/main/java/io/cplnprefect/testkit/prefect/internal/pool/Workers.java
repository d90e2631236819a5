/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.StatusEvents;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Workers: heartbeats, and the status of workers and pools that follows from them. */
public final class Workers {
    private static final RequestModel HEARTBEAT = RequestModel.open("name!:text", "heartbeat_interval_seconds:int");
    private static final int ASSUMED_INTERVAL_SECONDS = 30;
    private static final int MISSED_HEARTBEATS = 3;

    private final Store store;
    private final Filters filters;
    private final StatusEvents statuses;

    /** Creates the workers of a store. */
    public Workers(Store store, Filters filters, StatusEvents statuses) {
        this.store = store;
        this.filters = filters;
        this.statuses = statuses;
    }

    public void add(Routes routes) {
        routes.add("POST", "/work_pools/{pool}/workers/heartbeat", this::heartbeat);
        routes.add("POST", "/work_pools/{pool}/workers/filter", this::filter);
        routes.add("DELETE", "/work_pools/{pool}/workers/{name}", this::delete);
        routes.addFor(PrefectRelease.V3, "POST", "/task_workers/filter", this::taskWorkers);
    }

    /** Returns the status of a pool: READY while one of its workers is online; pools of agents have no status until then. */
    public JsonNode statusOf(ObjectNode pool) {
        if (pool.path("is_paused").asBoolean()) {
            return TextNode.valueOf("PAUSED");
        }
        if (hasOnline(pool)) {
            return TextNode.valueOf("READY");
        }
        boolean ofAgents = pool.path("type").asText().equals("prefect-agent");
        return ofAgents ? NullNode.getInstance() : TextNode.valueOf("NOT_READY");
    }

    /** Returns whether a worker of a pool is online. */
    public boolean hasOnline(ObjectNode pool) {
        return of(pool).stream().anyMatch(this::isOnline);
    }

    private ApiResponse heartbeat(ApiRequest request) {
        ObjectNode body = HEARTBEAT.read(request);
        record(
                store.pool(request.parameter("pool")),
                body.path("name").asText(),
                body.path("heartbeat_interval_seconds"));
        return ApiResponse.noContent();
    }

    /**
     * Records a heartbeat of a worker, and the worker with its first one.
     *
     * @param interval seconds until the next one; a worker keeps its interval if this is no number
     */
    void record(ObjectNode pool, String name, JsonNode interval) {
        ObjectNode worker = store.workers.first("work_pool_id name", pool.path("id"), TextNode.valueOf(name));
        if (worker == null) {
            worker = store.newObject().put("name", name);
            worker.set("work_pool_id", pool.path("id"));
            worker.putNull("heartbeat_interval_seconds");
            store.workers.put(worker);
        }
        worker.put("last_heartbeat_time", store.text(store.now()));
        if (interval.isNumber()) {
            worker.set("heartbeat_interval_seconds", IntNode.valueOf(interval.asInt()));
        }
        statuses.poolReady(pool);
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        ObjectNode pool = store.pool(request.parameter("pool"));
        Comparator<ObjectNode> lastFirst = Comparator.comparing((ObjectNode worker) ->
                        worker.path("last_heartbeat_time").asText())
                .reversed();
        return ApiResponse.ok(page.of(
                filters.workers(withoutStatus(request), of(pool).stream().map(this::shown)),
                lastFirst,
                worker -> worker));
    }

    /** Removes the filter on the status: 2.20 checks it and then does not apply it. */
    private ApiRequest withoutStatus(ApiRequest request) {
        if (store.v3()) {
            return request;
        }
        var unused = filters.workers(request, Stream.empty());
        ObjectNode body = request.parts().deepCopy();
        if (body.path("workers") instanceof ObjectNode filter) {
            filter.remove("status");
        }
        return new ApiRequest(
                request.release(),
                request.parameters(),
                request.query(),
                request.host(),
                request.userAgent(),
                request.received(),
                body);
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode pool = store.pool(request.parameter("pool"));
        ObjectNode worker =
                store.workers.first("work_pool_id name", pool.path("id"), TextNode.valueOf(request.parameter("name")));
        if (worker == null) {
            throw ErrorResponseException.detail(404, "Worker not found.");
        }
        store.workers.remove(worker.path("id").asText());
        return ApiResponse.noContent();
    }

    /** Returns none: task workers are known by their WebSockets, which are not modelled. */
    private ApiResponse taskWorkers(ApiRequest request) {
        JsonNode keys = request.parts().path("task_worker_filter").path("task_keys");
        if (!keys.isMissingNode() && !keys.isArray()) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.notList(Location.BODY.child("task_worker_filter").child("task_keys"), keys);
            errors.raise();
        }
        return ApiResponse.ok(JsonNodeFactory.instance.arrayNode());
    }

    private List<ObjectNode> of(ObjectNode pool) {
        return store.workers.with("work_pool_id", pool.path("id"));
    }

    private ObjectNode shown(ObjectNode worker) {
        return worker.deepCopy().put("status", isOnline(worker) ? "ONLINE" : "OFFLINE");
    }

    private boolean isOnline(JsonNode worker) {
        int interval = worker.path("heartbeat_interval_seconds").asInt(ASSUMED_INTERVAL_SECONDS);
        Instant last = Times.parse(worker.path("last_heartbeat_time"));
        Duration patience = Duration.ofSeconds((long) MISSED_HEARTBEATS * interval);
        return last != null && Duration.between(last, store.now()).compareTo(patience) <= 0;
    }
}
