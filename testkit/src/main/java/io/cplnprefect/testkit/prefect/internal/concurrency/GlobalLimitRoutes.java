/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.event.ObjectEvents;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import java.util.Comparator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Global concurrency limits: create, read, update, delete. */
public final class GlobalLimitRoutes {
    private static final RequestModel CREATE = RequestModel.of(
            "active+:bool",
            "name!:name",
            "limit!:size",
            "active_slots+:size",
            "denied_slots+:size",
            "slot_decay_per_second+:rate");
    private static final RequestModel UPDATE = RequestModel.of(
            "active:bool",
            "name:name",
            "limit:size",
            "active_slots:size",
            "denied_slots:size",
            "slot_decay_per_second:rate");

    private final Store store;
    private final ConcurrencyLimits limits;
    private final ObjectEvents events;

    /** Creates the routes of a store. */
    public GlobalLimitRoutes(Store store, ConcurrencyLimits limits) {
        this.store = store;
        this.limits = limits;
        events = ObjectEvents.ofLimits(store);
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        String one = "/v2/concurrency_limits/{id_or_name}";
        routes.add("POST", "/v2/concurrency_limits/", this::create);
        routes.add("POST", "/v2/concurrency_limits/filter", this::filter);
        routes.add("GET", one, request -> ApiResponse.ok(limits.json(found(request))));
        routes.add("PATCH", one, this::update);
        routes.add("DELETE", one, this::delete);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = CREATE.read(request);
        String name = body.path("name").asText();
        if (limits.named(name) != null) {
            throw ErrorResponseException.conflict();
        }
        ObjectNode limit = limits.create(name, body.path("limit").asInt(), true);
        set(limit, body);
        events.created(limit);
        return ApiResponse.created(limit);
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        ObjectNode limit = found(request);
        ObjectNode namesake = limits.named(body.path("name").asText());
        boolean cleared = StreamSupport.stream(body.spliterator(), false).anyMatch(JsonNode::isNull);
        if (cleared || (namesake != null && !namesake.equals(limit))) {
            throw ErrorResponseException.conflict();
        }
        set(limit, body);
        store.touch(limit);
        store.concurrencyLimits.put(limit);
        events.updated(limit);
        return ApiResponse.noContent();
    }

    private static void set(ObjectNode limit, ObjectNode body) {
        limit.setAll(body);
        limit.put("slot_decay_per_second", limit.path("slot_decay_per_second").asDouble());
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode limit = found(request);
        limits.delete(limit);
        events.deleted(limit);
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> byName =
                Comparator.comparing(limit -> limit.path("name").asText());
        return ApiResponse.ok(page.of(
                store.concurrencyLimits.all().stream()
                        .filter(limit -> !limit.path("name").asText().startsWith(ConcurrencyLimits.HIDDEN)),
                byName,
                limits::json));
    }

    private ObjectNode found(ApiRequest request) {
        String idOrName = request.parameter("id_or_name");
        @Nullable
        ObjectNode limit = Uuids.isUuid(idOrName) ? store.concurrencyLimits.get(idOrName) : limits.named(idOrName);
        if (limit == null) {
            throw ErrorResponseException.detail(404, "Concurrency Limit not found");
        }
        return limit;
    }
}
