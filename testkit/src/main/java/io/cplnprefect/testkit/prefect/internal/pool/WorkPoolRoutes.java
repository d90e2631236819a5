/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.StatusEvents;
import io.cplnprefect.testkit.prefect.internal.event.WorkPoolEvents;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.JobTemplate;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/** Work pools: create, read, update, delete. */
public final class WorkPoolRoutes {
    private static final RequestModel CREATE = RequestModel.of(
            "name!:pool_name",
            "description:text",
            "type:text",
            "base_job_template:template",
            "is_paused:bool",
            "concurrency_limit:size",
            "storage_configuration@3:object");
    private static final RequestModel UPDATE = RequestModel.of(
            "description:text",
            "is_paused:bool",
            "base_job_template:template",
            "concurrency_limit:size",
            "storage_configuration@3:object");
    private static final Set<String> CHANGEABLE_IF_RESERVED = Set.of("is_paused", "concurrency_limit");

    private final Store store;
    private final Filters filters;
    private final WorkPools pools;
    private final WorkQueues queues;
    private final Workers workers;
    private final WorkPoolEvents events;
    private final StatusEvents statuses;
    private final WorkPoolJson json;
    private final WorkerChannels channels;

    /** Creates the routes of a store. */
    public WorkPoolRoutes(
            Store store,
            Filters filters,
            WorkPools pools,
            WorkQueues queues,
            Workers workers,
            StatusEvents statuses,
            WorkerChannels channels) {
        this.store = store;
        this.filters = filters;
        this.pools = pools;
        this.queues = queues;
        this.workers = workers;
        this.statuses = statuses;
        this.channels = channels;
        json = new WorkPoolJson(store, queues, workers);
        events = new WorkPoolEvents(store);
    }

    public void add(Routes routes) {
        routes.add("POST", "/work_pools/", this::create);
        routes.add("POST", "/work_pools/filter", this::filter);
        routes.add("POST", "/work_pools/count", this::count);
        routes.add(
                "GET", "/work_pools/{name}", request -> ApiResponse.ok(json.of(store.pool(request.parameter("name")))));
        routes.add("PATCH", "/work_pools/{name}", this::update);
        routes.add("DELETE", "/work_pools/{name}", this::delete);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = CREATE.read(request);
        String name = body.path("name").asText();
        if (name.isEmpty()) {
            throw ErrorResponseException.detail(400, "Work pool name cannot be empty.");
        }
        if (isReserved(name)) {
            throw ErrorResponseException.detail(
                    403, "Work pools starting with 'Prefect' are reserved for internal use.");
        }
        String problem = JobTemplate.problemOfDefaults(body.path("base_job_template"));
        if (problem != null) {
            throw ErrorResponseException.detail(
                    422, "Validation failed for work pool's job variable defaults: " + problem);
        }
        if (store.workPools.first("name", TextNode.valueOf(name)) != null) {
            throw ErrorResponseException.detail(409, "A work pool with this name already exists.");
        }
        ObjectNode pool = pools.create(name, body);
        statuses.poolCreated(pool);
        return ApiResponse.created(json.of(pool));
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        String name = request.parameter("name");
        boolean all = body.properties().stream().allMatch(p -> CHANGEABLE_IF_RESERVED.contains(p.getKey()));
        if (isReserved(name) && !all) {
            throw ErrorResponseException.detail(
                    403,
                    "Work pools starting with 'Prefect' are reserved for internal use and can only be updated to set"
                            + " concurrency limits or pause.");
        }
        ObjectNode pool = store.pool(name);
        ObjectNode before = pool.deepCopy();
        pool.setAll(body);
        store.touch(pool);
        events.poolUpdated(before, pool);
        if (body.hasNonNull("is_paused")) {
            statuses.poolPaused(pool, body.path("is_paused").asBoolean(), workers.hasOnline(pool));
        }
        channels.poolUpdated(pool, body);
        return ApiResponse.noContent();
    }

    private ApiResponse delete(ApiRequest request) {
        String name = request.parameter("name");
        if (isReserved(name)) {
            throw ErrorResponseException.detail(
                    403, "Work pools starting with 'Prefect' are reserved for internal use and can not be deleted.");
        }
        ObjectNode pool = store.pool(name);
        store.queuesOf(pool).forEach(queues::delete);
        store.workers
                .with("work_pool_id", pool.path("id"))
                .forEach(worker -> store.workers.remove(worker.path("id").asText()));
        store.workPools.remove(pool.path("id").asText());
        statuses.remove(pool.path("id").asText());
        events.poolDeleted(pool);
        channels.poolDeleted(pool);
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> byName =
                Comparator.comparing(pool -> pool.path("name").asText());
        return ApiResponse.ok(page.of(filters.workPools(request), byName, json::of));
    }

    private ApiResponse count(ApiRequest request) {
        long count = filters.workPools(request).count();
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    static boolean isReserved(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("prefect");
    }
}
