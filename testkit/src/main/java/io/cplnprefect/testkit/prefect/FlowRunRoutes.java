/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flow runs and their states, by HTTP. */
final class FlowRunRoutes {
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

    FlowRunRoutes(Store store, Filters filters, FlowRuns flowRuns, FlowRunStates states) {
        this.store = store;
        this.filters = filters;
        this.flowRuns = flowRuns;
        this.states = states;
    }

    void add(Routes routes) {
        routes.add("POST", "/flow_runs/", call -> flowRuns.create(call.body(RequestModel.FLOW_RUN_CREATE)));
        routes.add("POST", "/flow_runs/filter", this::filter);
        routes.add("POST", "/flow_runs/count", this::count);
        routes.add("GET", "/flow_runs/{id}", call -> Answer.ok(flowRuns.shown(read(call))));
        routes.add("PATCH", "/flow_runs/{id}", this::update);
        routes.add("DELETE", "/flow_runs/{id}", this::delete);
        routes.add("POST", "/flow_runs/{id}/set_state", this::setState);
        routes.add("GET", "/flow_run_states/", this::history);
        if (store.v3()) {
            routes.add("PATCH", "/flow_runs/{id}/labels", this::label);
        }
    }

    private Answer update(Call call) {
        ObjectNode body = call.body(RequestModel.FLOW_RUN_UPDATE);
        ObjectNode run = read(call);
        if (body.hasNonNull("job_variables")) {
            checkJobVariables(run, body);
        }
        run.setAll(body);
        store.touch(run);
        return Answer.noContent();
    }

    private void checkJobVariables(ObjectNode run, ObjectNode body) {
        String state = run.path("state_type").asText();
        if (!state.equals(StateType.SCHEDULED.name())) {
            throw Refusal.detail(400, "Job variables for a flow run in state " + state + " cannot be updated");
        }
        ObjectNode deployment = Store.follow(store.deployments, run, "deployment_id");
        if (deployment == null) {
            throw Refusal.detail(400, "A deployment for the flow run could not be found");
        }
        ObjectNode pool = store.poolOf(deployment);
        ObjectNode variables = deployment.path("job_variables").deepCopy();
        body.path("job_variables").properties().forEach(v -> variables.set(v.getKey(), v.getValue()));
        String problem = pool == null ? null : JobTemplate.problem(pool.path("base_job_template"), variables, true);
        if (problem != null) {
            throw Refusal.detail(422, "Error updating flow run: " + problem);
        }
    }

    private Answer delete(Call call) {
        ObjectNode run = read(call);
        store.flowRuns.remove(run.path("id").asText());
        store.states.remove(run.path("id").asText());
        return Answer.noContent();
    }

    private Answer label(Call call) {
        ObjectNode run = existing(call);
        ObjectNode labels = run.withObject("/labels");
        call.parts().properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        store.touch(run);
        return Answer.noContent();
    }

    private Answer setState(Call call) {
        Problems problems = new Problems(call.release(), call.body());
        RequestModel.SET_STATE.check(call.release(), call.parts(), Location.BODY, problems);
        problems.raise();
        JsonNode request = call.parts().path("state");
        return states.propose(
                existing(call), request, call.parts().path("force").asBoolean());
    }

    private Answer history(Call call) {
        String id = call.query().apply("flow_run_id");
        Problems problems = new Problems(call.release(), call.body());
        if (id == null) {
            problems.missing(new Location(List.of("query", "flow_run_id")), null);
        }
        problems.raise();
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        store.states.getOrDefault(String.valueOf(id), List.of()).stream()
                .map(FlowRunStates::withoutResult)
                .forEach(answer::add);
        return Answer.ok(answer);
    }

    private Answer filter(Call call) {
        Page page = Page.of(call);
        List<ObjectNode> found = Page.sorted(
                store.flowRuns.values().stream().filter(filters.of(call, "flow_runs")), Page.order(call, SORTS));
        return Answer.ok(page.of(found.stream(), flowRuns::shown));
    }

    private Answer count(Call call) {
        long count = store.flowRuns.values().stream()
                .filter(filters.of(call, "flow_runs"))
                .count();
        return Answer.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    private ObjectNode read(Call call) {
        @Nullable ObjectNode run = store.flowRuns.get(call.parameter("id"));
        if (run == null) {
            throw Refusal.detail(404, "Flow run not found");
        }
        return run;
    }

    /** Reads a run for the routes whose 404 comes from deeper inside the server. */
    private ObjectNode existing(Call call) {
        ObjectNode run = store.flowRuns.get(call.parameter("id"));
        if (run == null) {
            throw new Refusal(Answer.exception(404, "Flow run with id " + call.parameter("id") + " not found"));
        }
        return run;
    }
}
