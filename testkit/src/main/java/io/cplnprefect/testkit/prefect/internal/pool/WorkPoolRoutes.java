/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import java.util.Map;
import java.util.Set;

/** Work pools: create, read, update, delete. */
public final class WorkPoolRoutes {
    private static final RequestModel CREATE = RequestModel.of(
            "name!:name",
            "description:text",
            "type:text",
            "base_job_template:template",
            "is_paused:any",
            "concurrency_limit:size",
            "storage_configuration@3:object");
    private static final RequestModel UPDATE = RequestModel.of(
            "description:text",
            "is_paused:any",
            "base_job_template:template",
            "concurrency_limit:size",
            "storage_configuration@3:object");
    private static final JsonNode NULL = NullNode.getInstance();
    private static final Set<String> CHANGEABLE_IF_RESERVED = Set.of("is_paused", "concurrency_limit");
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
    private final Filters filters;
    private final WorkQueues queues;
    private final Workers workers;

    public WorkPoolRoutes(Store store, Filters filters, WorkQueues queues, Workers workers) {
        this.store = store;
        this.filters = filters;
        this.queues = queues;
        this.workers = workers;
    }

    public void add(Routes routes) {
        routes.add("POST", "/work_pools/", this::create);
        routes.add("POST", "/work_pools/filter", this::filter);
        routes.add("POST", "/work_pools/count", this::count);
        routes.add(
                "GET", "/work_pools/{name}", request -> ApiResponse.ok(shown(store.pool(request.parameter("name")))));
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
        return ApiResponse.created(shown(create(name, body)));
    }

    private ObjectNode create(String name, JsonNode body) {
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
        return pool;
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
        pool.setAll(body);
        store.touch(pool);
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
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> byName =
                Comparator.comparing(pool -> pool.path("name").asText());
        return ApiResponse.ok(page.of(filters.workPools(request), byName, this::shown));
    }

    private ApiResponse count(ApiRequest request) {
        long count = filters.workPools(request).count();
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    private ObjectNode shown(ObjectNode pool) {
        ObjectNode shown = pool.deepCopy();
        shown.set("status", workers.statusOf(pool));
        if (store.v3()) {
            shown.set(
                    "active_slots",
                    pool.hasNonNull("concurrency_limit") ? IntNode.valueOf(queues.usedSlotsOfPool(pool)) : NULL);
        }
        return shown;
    }

    private static boolean isReserved(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("prefect");
    }
}
