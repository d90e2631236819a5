/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Lease;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The slots of global concurrency limits: they are taken and given back, in 3.x also with a lease. */
public final class SlotRoutes {
    private static final RequestModel INCREMENT = RequestModel.open(
            "slots!:int", "names!:texts", "lease_duration+:number", "holder:holder", "occupancy_seconds:number");
    private static final RequestModel RENEW = RequestModel.open("lease_duration+:number");
    private static final RequestModel RELEASE = RequestModel.open("lease_id!:uuid");
    private static final List<String> MODES = List.of("concurrency", "rate_limit");
    private static final int LEASE_SECONDS = 300;
    private static final int SHORTEST_LEASE = 60;
    private static final int LONGEST_LEASE = 86_400;

    private final Store store;
    private final ConcurrencyLimits limits;

    /** Creates the routes of a store. */
    public SlotRoutes(Store store, ConcurrencyLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        String base = "/v2/concurrency_limits";
        routes.add("POST", base + "/increment", this::increment);
        routes.add("POST", base + "/decrement", this::decrement);
        routes.addFor(PrefectRelease.V3, "POST", base + "/increment-with-lease", this::incrementWithLease);
        routes.addFor(PrefectRelease.V3, "POST", base + "/decrement-with-lease", this::decrementWithLease);
        routes.addFor(PrefectRelease.V3, "POST", base + "/leases/{lease_id}/renew", this::renew);
    }

    private ApiResponse increment(ApiRequest request) {
        return ApiResponse.ok(ConcurrencyLimits.minimal(taken(request)));
    }

    private ApiResponse incrementWithLease(ApiRequest request) {
        List<ObjectNode> taken = taken(request);
        JsonNode body = request.parts();
        Lease lease = limits.lease(taken, body.path("slots").asInt(), duration(body), body.path("holder"));
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("lease_id", lease.id());
        response.set("limits", ConcurrencyLimits.minimal(taken));
        return ApiResponse.ok(response);
    }

    /** Takes slots and returns the limits, or responds 422 or 423. */
    private List<ObjectNode> taken(ApiRequest request) {
        JsonNode body = checked(request);
        int slots = body.path("slots").asInt();
        List<ObjectNode> named = named(body.path("names"));
        List<ObjectNode> active = active(named);
        if (active.stream().anyMatch(limit -> limit.path("limit").asInt() < slots)) {
            throw ErrorResponseException.detail(422, "Slots requested is greater than the limit");
        }
        String steady = active.stream()
                .filter(limit -> limit.path("slot_decay_per_second").asDouble() == 0)
                .map(limit -> limit.path("name").asText())
                .collect(Collectors.joining(","));
        if (body.path("mode").asText().equals("rate_limit") && !steady.isEmpty()) {
            throw ErrorResponseException.detail(
                    422,
                    "Only concurrency limits with slot decay can be used for rate limiting. The following limits do"
                            + " not have a decay configured: '" + steady + "'");
        }
        if (!limits.increment(active, slots)) {
            double seconds = limits.deny(active, slots);
            throw new ErrorResponseException(
                    ApiResponse.detail(423, "Locked").with("Retry-After", String.valueOf(seconds)));
        }
        return named;
    }

    private ApiResponse decrement(ApiRequest request) {
        JsonNode body = checked(request);
        List<ObjectNode> named = named(body.path("names"));
        limits.decrement(
                active(named),
                body.path("slots").asInt(),
                body.path("occupancy_seconds").asDouble());
        return ApiResponse.ok(ConcurrencyLimits.minimal(named));
    }

    private static List<ObjectNode> active(List<ObjectNode> named) {
        return named.stream().filter(limit -> limit.path("active").asBoolean()).toList();
    }

    /** Returns the limits with the given names; 2.20 creates those that do not exist, inactive. */
    private List<ObjectNode> named(JsonNode names) {
        if (!store.v3()) {
            names.forEach(name -> {
                if (limits.named(name.asText()) == null) {
                    limits.create(name.asText(), 1, false);
                }
            });
        }
        return limits.named(names);
    }

    private JsonNode checked(ApiRequest request) {
        JsonNode body = request.parts();
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        INCREMENT.check(request.release(), body, Location.BODY, errors);
        for (String member : List.of("slots", "occupancy_seconds")) {
            if (body.path(member).isNumber() && body.path(member).asDouble() <= 0) {
                errors.notAboveZero(Location.BODY.child(member), body.path(member));
            }
        }
        if (!store.v3() && body.path("names").isArray() && body.path("names").isEmpty()) {
            errors.tooFew(Location.BODY.child("names"), body.path("names"));
        }
        if (body.has("mode") && !MODES.contains(body.path("mode").asText())) {
            errors.notLiteral(Location.BODY.child("mode"), body.path("mode"), MODES);
        }
        checkDuration(body, errors);
        errors.raise();
        return body;
    }

    private static void checkDuration(JsonNode body, ValidationErrors errors) {
        JsonNode seconds = body.path("lease_duration");
        if (seconds.isNumber() && seconds.asDouble() < SHORTEST_LEASE) {
            errors.tooSmall(Location.BODY.child("lease_duration"), seconds, SHORTEST_LEASE);
        } else if (seconds.isNumber() && seconds.asDouble() > LONGEST_LEASE) {
            errors.tooLarge(Location.BODY.child("lease_duration"), seconds, LONGEST_LEASE);
        }
    }

    private static Duration duration(JsonNode body) {
        return Duration.ofMillis(Math.round(body.path("lease_duration").asDouble(LEASE_SECONDS) * 1000));
    }

    private ApiResponse decrementWithLease(ApiRequest request) {
        Lease lease = store.leases.get(RELEASE.read(request).path("lease_id").asText());
        if (lease != null) {
            limits.release(lease);
        }
        return ApiResponse.noContent();
    }

    private ApiResponse renew(ApiRequest request) {
        JsonNode body = request.parts();
        String id = request.parameter("lease_id");
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (!Uuids.isUuid(id)) {
            errors.badUuid(new Location(List.of("path", "lease_id")), TextNode.valueOf(id));
        }
        RENEW.check(request.release(), body, Location.BODY, errors);
        checkDuration(body, errors);
        errors.raise();
        Lease lease = store.leases.get(id);
        if (lease == null) {
            throw ErrorResponseException.detail(410, "Lease not found - it may have expired or been revoked");
        }
        store.leases.put(lease.until(store.now().plus(duration(body))));
        return ApiResponse.noContent();
    }
}
