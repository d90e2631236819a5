/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.filter.RunSelection;
import io.cplnprefect.testkit.prefect.internal.model.JobTemplate;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.RunOrder;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.Comparator;
import java.util.List;

/** Flow runs and their states, by HTTP. */
public final class FlowRunRoutes {
    private static final RequestModel CREATE = RequestModel.of(
            "state:state",
            "name:text",
            "flow_id!:uuid",
            "flow_version:text",
            "parameters+:object",
            "context+:object",
            "parent_task_run_id:uuid",
            "infrastructure_document_id:uuid",
            "empirical_policy+:object",
            "tags+:texts",
            "idempotency_key:text",
            "deployment_id:uuid",
            "labels@3:label_values",
            "work_pool_name@3:text",
            "work_queue_name@3:text",
            "job_variables@3:object");
    private static final RequestModel UPDATE = RequestModel.of(
            "name:text",
            "flow_version:text",
            "parameters+:object",
            "empirical_policy+:object",
            "tags+:texts",
            "infrastructure_pid:text",
            "job_variables:object");
    private static final RequestModel SET_STATE = RequestModel.open("state!:state", "force:bool");

    private static final RequestModel RESUME = RequestModel.open("run_input:object");

    private final Store store;
    private final Filters filters;
    private final FlowRuns flowRuns;
    private final FlowRunStates states;
    private final FlowRunJson json;
    private final FlowRunInputs inputs;

    /** Creates the routes of a store. */
    public FlowRunRoutes(Store store, Filters filters, FlowRuns flowRuns, FlowRunStates states, FlowRunJson json) {
        this.store = store;
        this.filters = filters;
        this.flowRuns = flowRuns;
        this.states = states;
        this.json = json;
        inputs = new FlowRunInputs(store);
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/flow_runs/", request -> flowRuns.create(CREATE.read(request)));
        routes.add("POST", "/flow_runs/filter", this::filter);
        routes.add("POST", "/flow_runs/count", this::count);
        routes.add("GET", "/flow_runs/{id}", request -> ApiResponse.ok(json.of(read(request))));
        routes.add("PATCH", "/flow_runs/{id}", this::update);
        routes.add("DELETE", "/flow_runs/{id}", this::delete);
        routes.add("POST", "/flow_runs/{id}/set_state", this::setState);
        routes.add("POST", "/flow_runs/{id}/resume", this::resume);
        inputs.add(routes);
        routes.add("GET", "/flow_run_states/", this::history);
        routes.add("GET", "/flow_run_states/{id}", this::state);
        if (store.v3()) {
            routes.add("PATCH", "/flow_runs/{id}/labels", this::label);
        }
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        FlowRun run = read(request);
        if (body.hasNonNull("job_variables")) {
            checkJobVariables(run, body);
        }
        store.flowRuns.change(run, () -> {
            body.properties().forEach(member -> set(run, member.getKey(), member.getValue()));
            run.updated = store.now();
        });
        return ApiResponse.noContent();
    }

    private static void set(FlowRun run, String name, JsonNode value) {
        switch (name) {
            case "name" -> run.name = value.asText(FlowRuns.newName());
            case "flow_version" -> run.flowVersion = value;
            case "parameters" -> run.parameters = value;
            case "empirical_policy" -> run.policy = value;
            case "tags" -> run.tags = value;
            case "infrastructure_pid" -> run.infrastructurePid = FlowRunJson.text(value);
            case "job_variables" -> run.jobVariables = value;
            default -> throw new IllegalStateException("The model has no member " + name);
        }
    }

    private void checkJobVariables(FlowRun run, ObjectNode body) {
        if (run.stateType() != StateType.SCHEDULED) {
            throw ErrorResponseException.detail(
                    400, "Job variables for a flow run in state " + run.stateType() + " cannot be updated");
        }
        ObjectNode deployment = run.deploymentId == null ? null : store.deployments.get(run.deploymentId);
        if (deployment == null) {
            throw ErrorResponseException.detail(400, "A deployment for the flow run could not be found");
        }
        ObjectNode pool = store.poolOfQueue(FlowRunJson.text(deployment.path("work_queue_id")));
        ObjectNode variables = deployment.path("job_variables").deepCopy();
        body.path("job_variables").properties().forEach(v -> variables.set(v.getKey(), v.getValue()));
        String problem = pool == null ? null : JobTemplate.problem(pool.path("base_job_template"), variables, true);
        if (problem != null) {
            throw ErrorResponseException.detail(422, "Error updating flow run: " + problem);
        }
    }

    private ApiResponse delete(ApiRequest request) {
        states.delete(read(request));
        return ApiResponse.noContent();
    }

    private ApiResponse label(ApiRequest request) {
        if (!request.body().isObject()) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.notMap(Location.BODY, request.body());
            errors.raise();
        }
        FlowRun run = existing(request);
        ObjectNode labels = run.labels.deepCopy();
        request.parts().properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        store.flowRuns.change(run, () -> {
            run.labels = labels;
            run.updated = store.now();
        });
        return ApiResponse.noContent();
    }

    private ApiResponse setState(ApiRequest request) {
        ObjectNode body = SET_STATE.read(request);
        return states.propose(existing(request), body, request);
    }

    /** Continues a paused run: in its process, or as a new submission if it was suspended. */
    private ApiResponse resume(ApiRequest request) {
        JsonNode sent = RESUME.read(request).path("run_input");
        FlowRun run = store.flowRuns.get(request.parameter("id"));
        if (run == null) {
            // Prefect does not check whether the run exists.
            throw new ErrorResponseException(ApiResponse.exception(500, "Internal Server Error"));
        }
        State state = run.state();
        if (state == null || state.type() != StateType.PAUSED) {
            return states.abort("Cannot resume a flow run that is not paused.");
        }
        JsonNode keys = state.details().other("run_input_keyset");
        JsonNode input = sent.isObject() ? sent : JsonNodeFactory.instance.objectNode();
        String problem = keys.isEmpty() ? null : inputs.problem(run.id, keys.path("schema"), input);
        if (problem != null) {
            return states.refuse(state, problem);
        }
        boolean suspended = state.details().other("pause_reschedule").asBoolean();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode next = body.putObject("state");
        next.put("type", suspended ? "SCHEDULED" : "RUNNING");
        if (suspended) {
            next.put("name", "Resuming");
        }
        ApiResponse response = states.propose(run, body, request);
        if (!keys.isEmpty() && !input.isEmpty() && isAccepted(response)) {
            inputs.add(run.id, keys.path("response"), TextNode.valueOf(input.toString()), null);
        }
        return response;
    }

    private static boolean isAccepted(ApiResponse response) {
        return response.body() != null
                && response.body().path("status").asText().equals("ACCEPT");
    }

    private ApiResponse state(ApiRequest request) {
        State state = store.flowRuns.state(request.parameter("id"));
        if (state == null) {
            throw ErrorResponseException.detail(404, "Flow run state not found");
        }
        return ApiResponse.ok(state.toJson(store.release()));
    }

    private ApiResponse history(ApiRequest request) {
        String id = request.query().apply("flow_run_id");
        if (id == null) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.missing(new Location(List.of("query", "flow_run_id")), null);
            errors.raise();
        }
        request.checkQueryUuid("flow_run_id");
        FlowRun run = store.flowRuns.get(String.valueOf(id));
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        if (run != null) {
            run.history().stream()
                    .sorted(Comparator.comparing(State::timestamp))
                    .forEach(state -> response.add(state.toJson(store.release())));
        }
        return ApiResponse.ok(response);
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        RunSelection found = filters.flowRuns(request);
        RunOrder order = RunOrder.valueOf(AttributeOrder.name(request, RunOrder.NAMES));
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        found.in(order, page.offset()).limit(page.limit()).map(json::of).forEach(response::add);
        return ApiResponse.ok(response);
    }

    private ApiResponse count(ApiRequest request) {
        long count = filters.flowRuns(request).count();
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    private FlowRun read(ApiRequest request) {
        FlowRun run = store.flowRuns.get(request.parameter("id"));
        if (run == null) {
            throw ErrorResponseException.detail(404, "Flow run not found");
        }
        return run;
    }

    /** Returns the run of a request for the routes whose 404 is an exception of the server. */
    private FlowRun existing(ApiRequest request) {
        FlowRun run = store.flowRuns.get(request.parameter("id"));
        if (run == null) {
            throw new ErrorResponseException(
                    ApiResponse.exception(404, "Flow run with id " + request.parameter("id") + " not found"));
        }
        return run;
    }
}
