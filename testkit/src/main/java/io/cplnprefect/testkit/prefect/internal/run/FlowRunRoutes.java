/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.JobTemplate;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.state.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flow runs and their states, by HTTP. */
public final class FlowRunRoutes {
    private static final RequestModel CREATE = RequestModel.of(
            "state:state",
            "name:text",
            "flow_id!:uuid",
            "flow_version:text",
            "parameters:object",
            "context:object",
            "parent_task_run_id:uuid",
            "infrastructure_document_id:uuid",
            "empirical_policy:object",
            "tags:list",
            "idempotency_key:text",
            "deployment_id:uuid",
            "labels@3:object",
            "work_pool_name@3:text",
            "work_queue_name@3:text",
            "job_variables@3:object");
    private static final RequestModel UPDATE = RequestModel.of(
            "name:text",
            "flow_version:text",
            "parameters:object",
            "empirical_policy:object",
            "tags:list",
            "infrastructure_pid:text",
            "job_variables:object");
    private static final RequestModel SET_STATE = RequestModel.open("state!:state", "force:any");
    private static final List<String> SORTS = List.of(
            "ID_DESC",
            "START_TIME_ASC",
            "START_TIME_DESC",
            "EXPECTED_START_TIME_ASC",
            "EXPECTED_START_TIME_DESC",
            "NAME_ASC",
            "NAME_DESC",
            "NEXT_SCHEDULED_START_TIME_ASC",
            "END_TIME_DESC");

    private final Store store;
    private final Filters filters;
    private final FlowRuns flowRuns;
    private final FlowRunStates states;

    public FlowRunRoutes(Store store, Filters filters, FlowRuns flowRuns, FlowRunStates states) {
        this.store = store;
        this.filters = filters;
        this.flowRuns = flowRuns;
        this.states = states;
    }

    public void add(Routes routes) {
        routes.add("POST", "/flow_runs/", request -> flowRuns.create(CREATE.read(request)));
        routes.add("POST", "/flow_runs/filter", this::filter);
        routes.add("POST", "/flow_runs/count", this::count);
        routes.add("GET", "/flow_runs/{id}", request -> ApiResponse.ok(flowRuns.shown(read(request))));
        routes.add("PATCH", "/flow_runs/{id}", this::update);
        routes.add("DELETE", "/flow_runs/{id}", this::delete);
        routes.add("POST", "/flow_runs/{id}/set_state", this::setState);
        routes.add("GET", "/flow_run_states/", this::history);
        if (store.v3()) {
            routes.add("PATCH", "/flow_runs/{id}/labels", this::label);
        }
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        ObjectNode run = read(request);
        if (body.hasNonNull("job_variables")) {
            checkJobVariables(run, body);
        }
        run.setAll(body);
        store.touch(run);
        return ApiResponse.noContent();
    }

    private void checkJobVariables(ObjectNode run, ObjectNode body) {
        String state = run.path("state_type").asText();
        if (!state.equals(StateType.SCHEDULED.name())) {
            throw ErrorResponseException.detail(
                    400, "Job variables for a flow run in state " + state + " cannot be updated");
        }
        ObjectNode deployment = Store.follow(store.deployments, run, "deployment_id");
        if (deployment == null) {
            throw ErrorResponseException.detail(400, "A deployment for the flow run could not be found");
        }
        ObjectNode pool = store.poolOf(deployment);
        ObjectNode variables = deployment.path("job_variables").deepCopy();
        body.path("job_variables").properties().forEach(v -> variables.set(v.getKey(), v.getValue()));
        String problem = pool == null ? null : JobTemplate.problem(pool.path("base_job_template"), variables, true);
        if (problem != null) {
            throw ErrorResponseException.detail(422, "Error updating flow run: " + problem);
        }
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode run = read(request);
        store.flowRuns.remove(run.path("id").asText());
        store.states.remove(run.path("id").asText());
        return ApiResponse.noContent();
    }

    private ApiResponse label(ApiRequest request) {
        ObjectNode run = existing(request);
        ObjectNode labels = run.withObject("/labels");
        request.parts().properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        store.touch(run);
        return ApiResponse.noContent();
    }

    private ApiResponse setState(ApiRequest request) {
        ObjectNode body = SET_STATE.read(request);
        return states.propose(
                existing(request), body.path("state"), body.path("force").asBoolean());
    }

    private ApiResponse history(ApiRequest request) {
        String id = request.query().apply("flow_run_id");
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (id == null) {
            errors.missing(new Location(List.of("query", "flow_run_id")), null);
        }
        errors.raise();
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        store.states.getOrDefault(String.valueOf(id), List.of()).stream()
                .map(FlowRunStates::withoutResult)
                .forEach(response::add);
        return ApiResponse.ok(response);
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        List<ObjectNode> found = Page.sorted(
                store.flowRuns.values().stream().filter(filters.of(request, "flow_runs")), Page.order(request, SORTS));
        return ApiResponse.ok(page.of(found.stream(), flowRuns::shown));
    }

    private ApiResponse count(ApiRequest request) {
        long count = store.flowRuns.values().stream()
                .filter(filters.of(request, "flow_runs"))
                .count();
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    private ObjectNode read(ApiRequest request) {
        @Nullable ObjectNode run = store.flowRuns.get(request.parameter("id"));
        if (run == null) {
            throw ErrorResponseException.detail(404, "Flow run not found");
        }
        return run;
    }

    /** Reads a run for the routes whose 404 comes from deeper inside the server. */
    private ObjectNode existing(ApiRequest request) {
        ObjectNode run = store.flowRuns.get(request.parameter("id"));
        if (run == null) {
            throw new ErrorResponseException(
                    ApiResponse.exception(404, "Flow run with id " + request.parameter("id") + " not found"));
        }
        return run;
    }
}
