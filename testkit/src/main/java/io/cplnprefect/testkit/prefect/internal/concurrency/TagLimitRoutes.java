/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.event.ObjectEvents;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Lease;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Concurrency limits of task tags.
 *
 * <p>Those of 3.x are global limits named {@code tag:<tag>}, and each slot is held by a lease of a task run. Those of
 * 2.20 are no global limits; here they have the same form, with names that those cannot have.
 */
public final class TagLimitRoutes {
    private static final RequestModel CREATE = RequestModel.of("tag!:text", "concurrency_limit!:int");
    private static final RequestModel RESET = RequestModel.open("slot_override:uuids");
    private static final RequestModel SLOTS = RequestModel.open("names!:texts", "task_run_id!:uuid");
    private static final String RETRY_AFTER = "30.0";
    /** Clients of these routes cannot renew leases. */
    private static final Duration LEASE = Duration.ofDays(36_500);

    private final Store store;
    private final ConcurrencyLimits limits;
    private final ObjectEvents events;
    private final String prefix;

    /** Creates the routes of a store. */
    public TagLimitRoutes(Store store, ConcurrencyLimits limits) {
        this.store = store;
        this.limits = limits;
        events = ObjectEvents.ofLimits(store);
        prefix = store.v3() ? "tag:" : ConcurrencyLimits.HIDDEN + "tag/";
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/concurrency_limits/", this::create);
        routes.add("POST", "/concurrency_limits/filter", this::filter);
        routes.add("GET", "/concurrency_limits/{id}", request -> ApiResponse.ok(json(found(byId(request)))));
        routes.add("DELETE", "/concurrency_limits/{id}", request -> delete(byId(request)));
        routes.add("GET", "/concurrency_limits/tag/{tag}", request -> ApiResponse.ok(json(found(byTag(request)))));
        routes.add("DELETE", "/concurrency_limits/tag/{tag}", request -> delete(byTag(request)));
        routes.add("POST", "/concurrency_limits/tag/{tag}/reset", this::reset);
        routes.addFor(PrefectRelease.V3, "POST", "/concurrency_limits/increment", this::increment);
        routes.addFor(PrefectRelease.V3, "POST", "/concurrency_limits/decrement", this::decrement);
    }

    private ApiResponse create(ApiRequest request) {
        JsonNode body = CREATE.read(request);
        String name = prefix + body.path("tag").asText();
        int slots = body.path("concurrency_limit").asInt();
        ObjectNode existing = limits.named(name);
        if (existing == null) {
            ObjectNode limit = limits.create(name, slots, true);
            events.created(limit);
            JsonNode created = json(limit);
            return store.v3() ? ApiResponse.created(created) : ApiResponse.ok(created);
        }
        existing.put("limit", slots);
        store.touch(existing);
        events.updated(existing);
        return ApiResponse.ok(json(existing));
    }

    private ApiResponse delete(@Nullable ObjectNode limit) {
        limits.delete(found(limit));
        events.deleted(found(limit));
        return ApiResponse.ok(NullNode.getInstance());
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> byName =
                Comparator.comparing(limit -> limit.path("name").asText());
        return ApiResponse.ok(
                page.of(store.concurrencyLimits.all().stream().filter(this::isOfTag), byName, this::json));
    }

    /** Deletes the leases of a limit; the number of its used slots stays, as in the real server. */
    private ApiResponse reset(ApiRequest request) {
        JsonNode body = RESET.read(request);
        ObjectNode limit = found(byTag(request));
        store.leases.of(limit.path("id")).forEach(lease -> store.leases.remove(lease.id()));
        for (JsonNode taskRun : body.path("slot_override")) {
            limits.increment(List.of(limit), 1);
            limits.lease(List.of(limit), 1, LEASE, holder(taskRun));
        }
        return ApiResponse.ok(NullNode.getInstance());
    }

    private ApiResponse increment(ApiRequest request) {
        JsonNode body = SLOTS.read(request);
        List<ObjectNode> wanted = named(body);
        for (ObjectNode limit : wanted) {
            if (limit.path("limit").asInt() == 0) {
                throw ErrorResponseException.detail(
                        423,
                        "The concurrency limit on tag \"" + tag(limit)
                                + "\" is 0 and will deadlock if the task tries to run again.");
            }
        }
        wanted.removeIf(limit -> !limit.path("active").asBoolean());
        if (!limits.increment(wanted, 1)) {
            ApiResponse locked = ApiResponse.detail(
                    423, "Concurrency limit for the " + tag(wanted.get(0)) + " tag has been reached");
            throw new ErrorResponseException(locked.with("Retry-After", RETRY_AFTER));
        }
        if (!wanted.isEmpty()) {
            limits.lease(wanted, 1, LEASE, holder(body.path("task_run_id")));
        }
        ArrayNode response = ConcurrencyLimits.minimal(wanted);
        response.forEach(item -> ((ObjectNode) item).put("name", tag(item)));
        return ApiResponse.ok(response);
    }

    private ApiResponse decrement(ApiRequest request) {
        JsonNode body = SLOTS.read(request);
        List<ObjectNode> wanted = named(body);
        for (ObjectNode limit : wanted) {
            store.leases.of(limit.path("id")).stream()
                    .filter(lease -> lease.holder().path("id").equals(body.path("task_run_id")))
                    .forEach(this::release);
        }
        return ApiResponse.ok(ConcurrencyLimits.minimal(wanted));
    }

    private void release(Lease lease) {
        List<ObjectNode> leased = new ArrayList<>();
        for (JsonNode id : lease.limitIds()) {
            ObjectNode limit = store.concurrencyLimits.get(id.asText());
            if (limit != null) {
                leased.add(limit);
            }
        }
        limits.decrement(leased, lease.slots(), 0);
        store.leases.remove(lease.id());
    }

    /** Returns the limits of the tags in a request, in its order. */
    private List<ObjectNode> named(JsonNode body) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode tag : body.path("names")) {
            ObjectNode limit = limits.named(prefix + tag.asText());
            if (limit != null) {
                found.add(limit);
            }
        }
        return found;
    }

    private static JsonNode holder(JsonNode taskRun) {
        ObjectNode holder = JsonNodeFactory.instance.objectNode().put("type", "task_run");
        holder.set("id", taskRun);
        return holder;
    }

    private ObjectNode json(JsonNode limit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("id", "created", "updated")) {
            json.set(member, limit.path(member));
        }
        json.put("tag", tag(limit)).set("concurrency_limit", limit.path("limit"));
        ArrayNode taskRuns = json.putArray("active_slots");
        store.leases.of(limit.path("id")).stream()
                .filter(Lease::isOfTaskRun)
                .forEach(lease -> taskRuns.add(lease.holder().path("id")));
        return json;
    }

    private boolean isOfTag(JsonNode limit) {
        return limit.path("name").asText().startsWith(prefix);
    }

    private String tag(JsonNode limit) {
        return limit.path("name").asText().substring(prefix.length());
    }

    private @Nullable ObjectNode byId(ApiRequest request) {
        return store.concurrencyLimits.get(request.parameter("id"));
    }

    private @Nullable ObjectNode byTag(ApiRequest request) {
        return limits.named(prefix + request.parameter("tag"));
    }

    private ObjectNode found(@Nullable ObjectNode limit) {
        if (limit == null || !isOfTag(limit)) {
            throw ErrorResponseException.detail(404, "Concurrency limit not found");
        }
        return limit;
    }
}
