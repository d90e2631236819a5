/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schedules of deployments; a deployment lists the one that was changed last first. */
public final class DeploymentSchedules {
    private static final RequestModel UPDATE = RequestModel.of(
            "schedule:schedule",
            "active:bool",
            "max_scheduled_runs:position",
            "max_active_runs@2:position",
            "catchup@2:bool",
            "parameters@3:object",
            "slug@3:text",
            "replaces@3:text");
    private static final JsonNode NULL = NullNode.getInstance();

    private final Store store;
    private final ScheduledRuns runs;

    /** Creates the schedules of a store. */
    public DeploymentSchedules(Store store, ScheduledRuns runs) {
        this.store = store;
        this.runs = runs;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("GET", "/deployments/{id}/schedules", request -> ApiResponse.ok(list(deployment(request))));
        routes.add("POST", "/deployments/{id}/schedules", this::create);
        routes.add("PATCH", "/deployments/{id}/schedules/{schedule_id}", this::update);
        routes.add("DELETE", "/deployments/{id}/schedules/{schedule_id}", this::delete);
    }

    /** Replaces the schedules of a deployment. */
    void replace(ObjectNode deployment, JsonNode requested) {
        ArrayNode schedules = JsonNodeFactory.instance.arrayNode();
        requested.forEach(schedule -> schedules.insert(0, created(deployment, schedule)));
        deployment.set("schedules", schedules);
    }

    private ApiResponse create(ApiRequest request) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (!request.body().isArray()) {
            errors.notListOfModels(Location.BODY, request.body());
        }
        for (int i = 0; i < request.body().size() && request.body().isArray(); i++) {
            RequestModel.SCHEDULE.check(request.release(), request.body().get(i), Location.BODY.child(i), errors);
        }
        errors.raise();
        ObjectNode deployment = deployment(request);
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        request.body().forEach(schedule -> {
            ObjectNode created = created(deployment, schedule);
            list(deployment).insert(0, created);
            response.add(created);
        });
        runs.changed(deployment);
        return ApiResponse.created(response);
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        ObjectNode deployment = deployment(request);
        ObjectNode schedule = remove(deployment, request.parameter("schedule_id"));
        if (schedule == null) {
            throw ErrorResponseException.detail(404, "Schedule not found.");
        }
        body.properties().forEach(member -> schedule.set(member.getKey(), member.getValue()));
        if (body.hasNonNull("schedule")) {
            schedule.set("schedule", normal(body.path("schedule")));
        }
        store.touch(schedule);
        list(deployment).insert(0, schedule);
        runs.unschedule(deployment);
        return ApiResponse.noContent();
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode deployment = deployment(request);
        if (remove(deployment, request.parameter("schedule_id")) == null) {
            throw ErrorResponseException.detail(404, "Schedule not found.");
        }
        runs.unschedule(deployment);
        return ApiResponse.noContent();
    }

    private static ArrayNode list(ObjectNode deployment) {
        return (ArrayNode) deployment.path("schedules");
    }

    private static @Nullable ObjectNode remove(ObjectNode deployment, String id) {
        for (Iterator<JsonNode> schedules = list(deployment).iterator(); schedules.hasNext(); ) {
            if (schedules.next() instanceof ObjectNode schedule
                    && schedule.path("id").asText().equals(id)) {
                schedules.remove();
                return schedule;
            }
        }
        return null;
    }

    private ObjectNode created(ObjectNode deployment, JsonNode requested) {
        ObjectNode schedule = store.newObject();
        schedule.set("deployment_id", deployment.path("id"));
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        defaults.put("active", BooleanNode.TRUE);
        defaults.put("max_scheduled_runs", NULL);
        if (store.v3()) {
            defaults.put("parameters", JsonNodeFactory.instance.objectNode());
            defaults.put("slug", NULL);
        } else {
            defaults.put("max_active_runs", NULL);
            defaults.put("catchup", BooleanNode.FALSE);
        }
        Store.copy(schedule, requested, defaults);
        schedule.set("schedule", normal(requested.path("schedule")));
        return schedule;
    }

    /** Returns a schedule as the server stores it, with the defaults of its kind. */
    private ObjectNode normal(JsonNode requested) {
        ObjectNode normal = requested.deepCopy();
        if (normal.has("interval")) {
            Instant anchor = Times.parse(normal.path("anchor_date"));
            normal.put("interval", normal.path("interval").asDouble());
            normal.put("anchor_date", store.text(anchor == null ? store.now() : anchor));
        } else if (normal.has("cron") && !normal.has("day_or")) {
            normal.put("day_or", true);
        }
        if (!normal.has("timezone")) {
            normal.put("timezone", normal.has("cron") ? null : "UTC");
        }
        return normal;
    }

    private ObjectNode deployment(ApiRequest request) {
        ObjectNode deployment = store.deployments.get(request.parameter("id"));
        if (deployment == null) {
            throw ErrorResponseException.detail(404, "Deployment not found.");
        }
        return deployment;
    }
}
