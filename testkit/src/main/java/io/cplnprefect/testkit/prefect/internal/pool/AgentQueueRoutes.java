/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The interface to work queues by id, which agents use; new queues belong to the pool of agents. */
public final class AgentQueueRoutes {
    private static final int SECONDS_SINCE_POLL = 60;

    private final Store store;
    private final Filters filters;
    private final WorkPools pools;
    private final WorkQueues queues;

    /** Creates the routes of a store. */
    public AgentQueueRoutes(Store store, Filters filters, WorkPools pools, WorkQueues queues) {
        this.store = store;
        this.filters = filters;
        this.pools = pools;
        this.queues = queues;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/work_queues/", this::create);
        routes.add("POST", "/work_queues/filter", this::filter);
        routes.add("GET", "/work_queues/name/{name}", this::readByName);
        routes.add("GET", "/work_queues/{id}", request -> ApiResponse.ok(queues.shown(read(request))));
        routes.add("PATCH", "/work_queues/{id}", this::update);
        routes.add("DELETE", "/work_queues/{id}", request -> {
            ObjectNode queue = read(request);
            if (queues.isDefault(queue)) {
                throw ErrorResponseException.conflict();
            }
            queues.delete(queue);
            return ApiResponse.noContent();
        });
        routes.add("GET", "/work_queues/{id}/status", this::status);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = WorkQueues.CREATE.read(request);
        ObjectNode pool = pools.ensureAgentPool();
        if (store.queue(pool, body.path("name").asText()) != null) {
            throw ErrorResponseException.detail(409, "A work queue with this name already exists.");
        }
        return ApiResponse.created(queues.shown(queues.create(pool, body)));
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> byName =
                Comparator.comparing(queue -> queue.path("name").asText());
        return ApiResponse.ok(page.of(filters.workQueues(request, store.workQueues.all()), byName, queues::shown));
    }

    private ApiResponse readByName(ApiRequest request) {
        ObjectNode pool = pools.agentPool();
        return ApiResponse.ok(queues.shown(found(pool == null ? null : store.queue(pool, request.parameter("name")))));
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = WorkQueues.UPDATE.read(request);
        String id = request.parameter("id");
        ObjectNode queue = store.workQueues.get(id);
        if (queue == null) {
            // 2.20 prints a function of Python in place of the id.
            String shown = store.v3() ? id : "<built-in function id>";
            throw ErrorResponseException.detail(404, "Work Queue " + shown + " not found");
        }
        queues.update(queue, body);
        return ApiResponse.noContent();
    }

    private ApiResponse status(ApiRequest request) {
        ObjectNode queue = store.workQueues.get(request.parameter("id"));
        if (queue == null) {
            throw new ErrorResponseException(
                    ApiResponse.exception(404, "Work queue with id " + request.parameter("id") + " not found"));
        }
        long late = lateRuns(request.parameter("id"));
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("healthy", late == 0 && WorkQueues.wasPolledRecently(store, queue));
        status.put("late_runs_count", late);
        status.set("last_polled", queue.path("last_polled"));
        status.putObject("health_check_policy")
                .put("maximum_late_runs", 0)
                .put("maximum_seconds_since_last_polled", SECONDS_SINCE_POLL);
        return ApiResponse.ok(status);
    }

    private long lateRuns(String queueId) {
        long late = 0;
        for (FlowRun run : store.flowRuns.scheduledIn(queueId).between(null, null)) {
            late += "Late".equals(run.attribute("state_name")) ? 1 : 0;
        }
        return late;
    }

    private ObjectNode read(ApiRequest request) {
        return found(store.workQueues.get(request.parameter("id")));
    }

    private static ObjectNode found(@Nullable ObjectNode queue) {
        if (queue == null) {
            throw ErrorResponseException.detail(404, "work queue not found");
        }
        return queue;
    }
}
