/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunStates;
import io.cplnprefect.testkit.prefect.internal.run.RunHistory;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.TaskRun;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.NumberedPage;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.UUID;

/** Task runs and their states, by HTTP. */
public final class TaskRunRoutes {
    private static final RequestModel CREATE = RequestModel.of(
            "id@3:uuid",
            "state:state",
            "name:text",
            "flow_run_id:uuid",
            "task_key!:text",
            "dynamic_key!:text",
            "cache_key:text",
            "cache_expiration:time",
            "task_version:text",
            "empirical_policy:object",
            "tags:list",
            "labels@3:object",
            "task_inputs:object");
    private static final RequestModel UPDATE = RequestModel.of("name:text");
    private static final RequestModel SET_STATE = RequestModel.open("state!:state", "force:bool");
    private static final List<String> SORTS = List.of(
            "ID_DESC",
            "EXPECTED_START_TIME_ASC",
            "EXPECTED_START_TIME_DESC",
            "NAME_ASC",
            "NAME_DESC",
            "NEXT_SCHEDULED_START_TIME_ASC",
            "END_TIME_DESC");

    private final Store store;
    private final Filters filters;
    private final FlowRunStates flowRunStates;
    private final TaskRunStates states;
    private final TaskRunJson json;

    /** Creates the routes of a store. */
    public TaskRunRoutes(Store store, Filters filters, FlowRunStates flowRunStates) {
        this.store = store;
        this.filters = filters;
        this.flowRunStates = flowRunStates;
        states = new TaskRunStates(store, flowRunStates);
        json = new TaskRunJson(store);
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/task_runs/", this::create);
        routes.add("POST", "/task_runs/filter", this::filter);
        routes.add("POST", "/task_runs/count", this::count);
        routes.add("POST", "/task_runs/history", this::history);
        routes.addFor(PrefectRelease.V3, "POST", "/task_runs/paginate", this::paginate);
        routes.add("GET", "/task_runs/{id}", request -> ApiResponse.ok(json.of(read(request, "Task not found"))));
        routes.add("PATCH", "/task_runs/{id}", this::update);
        routes.add("DELETE", "/task_runs/{id}", request -> {
            store.taskRuns.remove(read(request, "Task not found"));
            return ApiResponse.noContent();
        });
        routes.add("POST", "/task_runs/{id}/set_state", this::setState);
        routes.add("GET", "/task_run_states/", this::states);
        routes.add("GET", "/task_run_states/{id}", this::state);
        new FlowRunGraph(store, json).add(routes);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = CREATE.read(request);
        String flowRunId = body.path("flow_run_id").textValue();
        String taskKey = body.path("task_key").asText();
        String dynamicKey = body.path("dynamic_key").asText();
        FlowRun flowRun = flowRunId == null ? null : store.flowRuns.get(flowRunId);
        if (flowRunId != null && flowRun == null) {
            throw ErrorResponseException.conflict();
        }
        TaskRun existing = store.taskRuns.withKeys(flowRunId, taskKey, dynamicKey);
        if (existing != null) {
            return ApiResponse.ok(json.of(existing));
        }
        String id = body.path("id").asText(UUID.randomUUID().toString());
        TaskRun run = new TaskRun(id, flowRunId, taskKey, dynamicKey, store.now());
        fill(run, body);
        if (flowRun != null) {
            ObjectNode labels = JsonNodeFactory.instance.objectNode();
            labels.put("prefect.flow.id", flowRun.flowId).put("prefect.flow-run.id", flowRun.id);
            body.path("labels").properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
            run.labels = labels;
        }
        store.taskRuns.add(run);
        JsonNode state = body.hasNonNull("state")
                ? body.path("state")
                : JsonNodeFactory.instance.objectNode().put("type", "PENDING");
        states.write(run, flowRunStates.proposed(state, request.received()));
        return ApiResponse.created(json.of(run));
    }

    private static void fill(TaskRun run, ObjectNode body) {
        run.name = body.path("name").asText(run.taskKey + "-" + run.dynamicKey);
        run.cacheKey = body.hasNonNull("cache_key") ? body.path("cache_key") : run.cacheKey;
        run.cacheExpiration = body.hasNonNull("cache_expiration") ? body.path("cache_expiration") : run.cacheExpiration;
        run.taskVersion = body.hasNonNull("task_version") ? body.path("task_version") : run.taskVersion;
        run.tags = body.hasNonNull("tags") ? body.path("tags") : run.tags;
        run.taskInputs = body.hasNonNull("task_inputs") ? body.path("task_inputs") : run.taskInputs;
        run.labels = body.hasNonNull("labels") ? body.path("labels") : run.labels;
        run.policy = TaskRunJson.policy(body.path("empirical_policy"));
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        TaskRun run = read(request, "Task run not found");
        run.name = body.path("name").asText(run.name);
        run.updated = store.now();
        return ApiResponse.noContent();
    }

    private ApiResponse setState(ApiRequest request) {
        ObjectNode body = SET_STATE.read(request);
        TaskRun run = store.taskRuns.get(request.parameter("id"));
        if (run == null) {
            throw new ErrorResponseException(
                    ApiResponse.exception(404, "Task run with id " + request.parameter("id") + " not found"));
        }
        return states.propose(run, body.path("state"), body.path("force").asBoolean(), request.received());
    }

    private ApiResponse states(ApiRequest request) {
        String id = request.query().apply("task_run_id");
        if (id == null) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.missing(new Location(List.of("query", "task_run_id")), null);
            errors.raise();
        }
        request.checkQueryUuid("task_run_id");
        TaskRun run = store.taskRuns.get(String.valueOf(id));
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        if (run != null) {
            run.history().forEach(state -> response.add(state.toJson(store.release())));
        }
        return ApiResponse.ok(response);
    }

    private ApiResponse state(ApiRequest request) {
        State state = store.taskRuns.state(request.parameter("id"));
        if (state == null) {
            // Prefect uses the words of flow runs here, too.
            throw ErrorResponseException.detail(404, "Flow run state not found");
        }
        return ApiResponse.ok(state.toJson(store.release()));
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        return ApiResponse.ok(page.of(filters.taskRuns(request), AttributeOrder.of(request, SORTS), json::of));
    }

    private ApiResponse paginate(ApiRequest request) {
        NumberedPage page = NumberedPage.of(request);
        ArrayNode results =
                page.byOffset().of(filters.taskRuns(request), AttributeOrder.of(request, SORTS), json::inPage);
        return page.response(filters.taskRuns(request).count(), results);
    }

    private ApiResponse count(ApiRequest request) {
        long count = filters.taskRuns(request).count();
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    private ApiResponse history(ApiRequest request) {
        return RunHistory.of(
                request,
                store,
                filters.taskRuns(request)
                        .filter(run -> run.expectedStartTime != null)
                        .map(json::history));
    }

    private TaskRun read(ApiRequest request, String message) {
        TaskRun run = store.taskRuns.get(request.parameter("id"));
        if (run == null) {
            throw ErrorResponseException.detail(404, message);
        }
        return run;
    }
}
