/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.TaskRun;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The task runs of a flow run and how their inputs connect them; nested flow runs are not modelled. */
final class FlowRunGraph {
    private final Store store;
    private final TaskRunJson json;

    FlowRunGraph(Store store, TaskRunJson json) {
        this.store = store;
        this.json = json;
    }

    void add(Routes routes) {
        routes.add("GET", "/flow_runs/{id}/graph", this::dependencies);
        routes.add("GET", "/flow_runs/{id}/graph-v2", this::graph);
    }

    private ApiResponse dependencies(ApiRequest request) {
        FlowRun run = read(request, "Flow run with id ");
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        for (TaskRun task : store.taskRuns.ofFlowRun(run.id)) {
            State state = task.state();
            ObjectNode item = response.addObject().put("id", task.id).put("name", task.name);
            item.put("expected_start_time", json.time(task.expectedStartTime));
            item.put("start_time", json.time(task.startTime)).put("end_time", json.time(task.endTime));
            item.put("total_run_time", task.totalRunTime);
            item.put("estimated_run_time", json.estimatedRunTime(task));
            item.set("state", state == null ? null : state.toJson(store.release()));
            boolean untrackable =
                    state != null && state.details().other("untrackable_result").asBoolean();
            item.put("untrackable_result", untrackable);
            ArrayNode upstream = item.putArray("upstream_dependencies");
            parents(task).forEach(id -> upstream.addObject().put("id", id).put("input_type", "task_run"));
        }
        return ApiResponse.ok(response);
    }

    private ApiResponse graph(ApiRequest request) {
        checkSince(request);
        FlowRun run = read(request, "Flow run ");
        List<TaskRun> tasks = new ArrayList<>(store.taskRuns.ofFlowRun(run.id));
        tasks.removeIf(task -> start(task) == null);
        tasks.sort(Comparator.comparing(FlowRunGraph::start, Comparator.nullsLast(Comparator.naturalOrder())));
        ObjectNode graph = JsonNodeFactory.instance.objectNode();
        Instant start = run.startTime == null ? run.expectedStartTime : run.startTime;
        graph.put("start_time", json.time(start)).put("end_time", json.time(run.endTime));
        ArrayNode roots = graph.putArray("root_node_ids");
        tasks.stream().filter(task -> parents(task).isEmpty()).forEach(task -> roots.add(task.id));
        ArrayNode nodes = graph.putArray("nodes");
        tasks.forEach(task -> nodes.addArray().add(task.id).add(node(task, tasks)));
        graph.putArray("artifacts");
        ArrayNode states = graph.putArray("states");
        run.history()
                .forEach(state -> states.addObject()
                        .put("id", state.id())
                        .put("type", state.type().name())
                        .put("name", state.name())
                        .put("timestamp", store.text(state.timestamp())));
        return ApiResponse.ok(graph);
    }

    private ObjectNode node(TaskRun task, List<TaskRun> all) {
        State state = task.state();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", "task-run").put("id", task.id).put("label", task.name);
        node.put("state_type", state == null ? null : state.type().name());
        node.put("start_time", json.time(start(task))).put("end_time", json.time(task.endTime));
        ArrayNode parents = node.putArray("parents");
        parents(task).forEach(id -> parents.addObject().put("id", id));
        ArrayNode children = node.putArray("children");
        all.stream()
                .filter(other -> parents(other).contains(task.id))
                .forEach(other -> children.addObject().put("id", other.id));
        if (store.v3()) {
            node.putArray("encapsulating");
        }
        node.putArray("artifacts");
        return node;
    }

    private static @Nullable Instant start(TaskRun task) {
        return task.startTime == null ? task.expectedStartTime : task.startTime;
    }

    private static Set<String> parents(TaskRun task) {
        Set<String> parents = new LinkedHashSet<>();
        for (JsonNode inputs : task.taskInputs) {
            for (JsonNode input : inputs) {
                if (input.path("input_type").asText().equals("task_run")) {
                    parents.add(input.path("id").asText());
                }
            }
        }
        return parents;
    }

    private static void checkSince(ApiRequest request) {
        String since = request.query().apply("since");
        if (since != null && Times.parse(since) == null) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.notQueryTime(new Location(List.of("query", "since")), TextNode.valueOf(since));
            errors.raise();
        }
    }

    private FlowRun read(ApiRequest request, String prefix) {
        String id = request.parameter("id");
        FlowRun run = store.flowRuns.get(id);
        if (run == null) {
            throw new ErrorResponseException(ApiResponse.exception(404, prefix + id + " not found"));
        }
        return run;
    }
}
