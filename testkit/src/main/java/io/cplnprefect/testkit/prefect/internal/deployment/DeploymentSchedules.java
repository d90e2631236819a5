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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The schedules of deployments; a deployment lists the one that was changed last first. */
public final class DeploymentSchedules {
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
        set(deployment, schedules);
    }

    /** Changes the schedules of a deployment of 3.x: those with a slug one by one, if all have slugs, otherwise all. */
    void update(ObjectNode deployment, JsonNode requested) {
        if (list(deployment).isEmpty() || !haveSlugs(list(deployment))) {
            ArrayNode complete = JsonNodeFactory.instance.arrayNode();
            requested.forEach(schedule -> {
                if (schedule.hasNonNull("schedule")) {
                    complete.add(schedule);
                }
            });
            replace(deployment, complete);
            return;
        }
        if (!haveSlugs(requested)) {
            throw ErrorResponseException.detail(
                    422,
                    "Please provide a slug for each schedule in your request to ensure schedules are updated"
                            + " correctly.");
        }
        Map<String, ObjectNode> bySlug = new LinkedHashMap<>();
        list(deployment).forEach(one -> bySlug.put(one.path("slug").asText(), one.deepCopy()));
        SlugChanges changes = SlugChanges.of(bySlug.keySet(), requested);
        Deque<ObjectNode> schedules = new ArrayDeque<>(bySlug.values());
        for (JsonNode change : changes.changes()) {
            ObjectNode schedule = Objects.requireNonNull(bySlug.get(SlugChanges.target(change)));
            schedules.remove(schedule);
            change(schedule, change);
            schedules.addFirst(schedule);
        }
        changes.creations().forEach(creation -> schedules.addFirst(created(deployment, creation)));
        set(deployment, JsonNodeFactory.instance.arrayNode().addAll(schedules));
    }

    private static boolean haveSlugs(JsonNode schedules) {
        for (JsonNode schedule : schedules) {
            if (!schedule.hasNonNull("slug")) {
                return false;
            }
        }
        return true;
    }

    /** Sets the schedules of a deployment; no two may have one slug. */
    private static void set(ObjectNode deployment, ArrayNode schedules) {
        Set<String> slugs = new HashSet<>();
        for (JsonNode schedule : schedules) {
            if (schedule.hasNonNull("slug") && !slugs.add(schedule.path("slug").asText())) {
                throw ErrorResponseException.conflict();
            }
        }
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
        ArrayNode all = list(deployment).deepCopy();
        request.body().forEach(schedule -> {
            ObjectNode created = created(deployment, schedule);
            all.insert(0, created);
            response.add(created);
        });
        set(deployment, all);
        runs.changed(deployment);
        return ApiResponse.created(response);
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = RequestModel.SCHEDULE_UPDATE.read(request);
        ObjectNode deployment = deployment(request);
        ArrayNode schedules = list(deployment).deepCopy();
        ObjectNode schedule = remove(schedules, request.parameter("schedule_id"));
        change(schedule, body);
        schedules.insert(0, schedule);
        set(deployment, schedules);
        runs.unschedule(deployment);
        return ApiResponse.noContent();
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode deployment = deployment(request);
        remove(list(deployment), request.parameter("schedule_id"));
        runs.unschedule(deployment);
        return ApiResponse.noContent();
    }

    private static ArrayNode list(ObjectNode deployment) {
        return (ArrayNode) deployment.path("schedules");
    }

    private static ObjectNode remove(ArrayNode list, String id) {
        for (Iterator<JsonNode> schedules = list.iterator(); schedules.hasNext(); ) {
            if (schedules.next() instanceof ObjectNode schedule
                    && schedule.path("id").asText().equals(id)) {
                schedules.remove();
                return schedule;
            }
        }
        throw ErrorResponseException.detail(404, "Schedule not found.");
    }

    /** Changes the members of a schedule that a request has and that are not null. */
    private void change(ObjectNode schedule, JsonNode body) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (!member.getValue().isNull() && !member.getKey().equals("replaces")) {
                schedule.set(member.getKey(), member.getValue());
            }
        }
        if (body.hasNonNull("schedule")) {
            schedule.set("schedule", normal(body.path("schedule")));
        }
        store.touch(schedule);
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
