/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.store.Candidates;
import io.cplnprefect.testkit.prefect.internal.store.LogLine;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.Table;
import io.cplnprefect.testkit.prefect.internal.store.TaskRun;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the filters of a request select.
 *
 * <p>A filter on another kind of object is resolved first, to the ids of the objects that match it; then the index with
 * the fewest candidates is read, and the remaining conditions are tested.
 */
public final class Filters {
    private static final Map<String, FilterClass> OF_RUNS = Map.of(
            "flows", FilterClass.FLOWS,
            "flow_runs", FilterClass.FLOW_RUNS,
            "task_runs", FilterClass.TASK_RUNS,
            "deployments", FilterClass.DEPLOYMENTS,
            "work_pools", FilterClass.WORK_POOLS,
            "work_pool_queues", FilterClass.WORK_QUEUES);

    private final Store store;

    /** Creates the filters of a store. */
    public Filters(Store store) {
        this.store = store;
    }

    /** Returns the flow runs that a request selects. */
    public RunSelection flowRuns(ApiRequest request) {
        RequestFilters filters = RequestFilters.of(request, OF_RUNS);
        Set<String> flows = flowIds(filters);
        Set<String> deployments = filters.has("deployments") ? ids(deploymentsOf(filters), Filters::id) : null;
        Set<String> queues = queueIds(filters);
        RunSelection runs = onlyRuns(filters);
        if (filters.has("task_runs")) {
            Set<String> ids = ids(taskRuns(filters, null), run -> run.flowRunId);
            runs = new RunSelection(
                    runs.candidates().or(store.flowRuns.withIds(ids)),
                    run -> ids.contains(run.id) && filters.orAll("flow_runs").test(run));
        }
        if (flows == null && deployments == null && queues == null) {
            return runs;
        }
        Candidates candidates = runs.candidates();
        candidates = flows == null ? candidates : candidates.or(store.flowRuns.ofFlows(flows));
        candidates = deployments == null ? candidates : candidates.or(store.flowRuns.ofDeployments(deployments));
        Set<StateType> types = stateTypes(filters);
        if (queues != null) {
            candidates = candidates.or(
                    types == null ? store.flowRuns.inQueues(queues) : store.flowRuns.inQueues(queues, types));
        }
        boolean onlyType = !filters.has("flow_runs") || filters.isOnly("flow_runs", "state", "type");
        if (onlyType && queues != null && flows == null && deployments == null) {
            return new RunSelection(candidates, null);
        }
        Predicate<Attributes> predicate = filters.orAll("flow_runs");
        return new RunSelection(
                candidates,
                run -> isIn(flows, run.flowId)
                        && isIn(deployments, run.deploymentId)
                        && isIn(queues, run.workQueueId)
                        && predicate.test(run));
    }

    /** Returns the deployments that a request selects. */
    public Stream<ObjectNode> deployments(ApiRequest request) {
        RequestFilters filters = RequestFilters.of(request, OF_RUNS);
        Set<String> runs = filters.has("flow_runs") ? ids(onlyRuns(filters).stream(), run -> run.deploymentId) : null;
        return deployments(filters).filter(deployment -> isIn(runs, deployment, "id"));
    }

    /** Returns the flows that a request selects. */
    public Stream<ObjectNode> flows(ApiRequest request) {
        RequestFilters filters = RequestFilters.of(request, OF_RUNS);
        boolean byDeployment = filters.has("deployments") || queueIds(filters) != null;
        Set<String> deployments =
                byDeployment ? ids(inQueues(filters), deployment -> text(deployment, "flow_id")) : null;
        Set<String> runs = filters.has("flow_runs") ? ids(onlyRuns(filters).stream(), run -> run.flowId) : null;
        return flowsOf(filters).filter(flow -> isIn(deployments, flow, "id") && isIn(runs, flow, "id"));
    }

    /** Returns the task runs that a request selects. */
    public Stream<TaskRun> taskRuns(ApiRequest request) {
        RequestFilters filters = RequestFilters.of(request, OF_RUNS);
        boolean ofFlowRuns = filters.has("flows") || filters.has("flow_runs") || filters.has("deployments");
        Set<String> flowRuns = ofFlowRuns ? ids(flowRuns(request).stream(), run -> run.id) : null;
        return taskRuns(filters, flowRuns);
    }

    private Stream<TaskRun> taskRuns(RequestFilters filters, @Nullable Set<String> flowRunIds) {
        JsonNode required = filters.required("task_runs", "flow_run_id");
        Stream<TaskRun> candidates = store.taskRuns.all().stream();
        if (flowRunIds != null) {
            candidates = store.taskRuns.ofFlowRuns(flowRunIds);
        } else if (required.isArray()) {
            candidates = store.taskRuns.ofFlowRuns(FilterCondition.texts(required));
        }
        Predicate<Attributes> predicate = filters.orAll("task_runs");
        return candidates.filter(run -> predicate.test(attributesOf(run)));
    }

    /** Returns the attributes of a task run, which include the run of a subflow that it called. */
    private Attributes attributesOf(TaskRun run) {
        return name -> name.equals("subflow_runs") ? store.flowRuns.calledBy(run.id) : run.attribute(name);
    }

    /** Returns the work pools that a request selects. */
    public Stream<ObjectNode> workPools(ApiRequest request) {
        RequestFilters filters = RequestFilters.of(request, Map.of("work_pools", FilterClass.WORK_POOLS));
        return matching(store.workPools, filters.orAll("work_pools"));
    }

    /** Returns those of the given objects that a filter of a request selects. */
    public Stream<ObjectNode> workQueues(ApiRequest request, Collection<ObjectNode> queues) {
        RequestFilters filters = RequestFilters.of(request, Map.of("work_queues", FilterClass.WORK_QUEUES));
        return queues.stream().filter(matches(filters.orAll("work_queues")));
    }

    /** Returns those of the given workers that a request selects. */
    public Stream<ObjectNode> workers(ApiRequest request, Stream<ObjectNode> workers) {
        RequestFilters filters = RequestFilters.of(request, Map.of("workers", FilterClass.WORKERS));
        return workers.filter(matches(filters.orAll("workers")));
    }

    /** Returns the log lines that a request selects. */
    public Stream<LogLine> logs(ApiRequest request) {
        RequestFilters filters = RequestFilters.of(request, Map.of("logs", FilterClass.LOGS));
        JsonNode runs = filters.required("logs", "flow_run_id");
        Stream<LogLine> candidates = runs.isArray() ? store.logs.ofRuns(FilterCondition.texts(runs)) : store.logs.all();
        return candidates.filter(filters.orAll("logs"));
    }

    /** Returns the runs that the filter on runs selects, without the other filters. */
    private RunSelection onlyRuns(RequestFilters filters) {
        JsonNode ids = filters.required("flow_runs", "id");
        JsonNode deployments = filters.required("flow_runs", "deployment_id");
        Set<StateType> types = stateTypes(filters);
        Candidates candidates = store.flowRuns.all();
        if (ids.isArray()) {
            candidates = candidates.or(store.flowRuns.withIds(FilterCondition.texts(ids)));
        }
        if (deployments.isArray()) {
            candidates = candidates.or(store.flowRuns.ofDeployments(FilterCondition.texts(deployments)));
        }
        if (types != null) {
            candidates = candidates.or(store.flowRuns.inStates(types));
        }
        boolean covered = !filters.has("flow_runs")
                || filters.isOnly("flow_runs", "id")
                || filters.isOnly("flow_runs", "deployment_id")
                || filters.isOnly("flow_runs", "state", "type");
        return new RunSelection(candidates, covered ? null : filters.orAll("flow_runs"));
    }

    /** Returns the types of state of which every run has one, null if there is no such condition. */
    private static @Nullable Set<StateType> stateTypes(RequestFilters filters) {
        JsonNode types = filters.required("flow_runs", "state", "type");
        return types.isArray()
                ? FilterCondition.texts(types).stream().map(StateType::valueOf).collect(Collectors.toSet())
                : null;
    }

    private @Nullable Set<String> flowIds(RequestFilters filters) {
        return filters.has("flows") ? ids(flowsOf(filters), Filters::id) : null;
    }

    private Stream<ObjectNode> flowsOf(RequestFilters filters) {
        Predicate<Attributes> predicate = filters.orAll("flows");
        return store.flows.all().stream().filter(flow -> predicate.test(attributesOfFlow(flow)));
    }

    /** Returns the attributes of a flow, which include one of its deployments. */
    private Attributes attributesOfFlow(ObjectNode flow) {
        Attributes own = Attributes.of(flow);
        return name ->
                name.equals("deployment") ? store.deployments.first("flow_id", flow.path("id")) : own.attribute(name);
    }

    private Stream<ObjectNode> deployments(RequestFilters filters) {
        Set<String> flows = flowIds(filters);
        return inQueues(filters).filter(deployment -> isIn(flows, deployment, "flow_id"));
    }

    /** Returns the attributes of a deployment, which include those of its flow. */
    private Attributes attributesOf(ObjectNode deployment) {
        Attributes own = Attributes.of(deployment);
        return name -> {
            if (!name.equals("flow_or_deployment_name")) {
                return own.attribute(name);
            }
            ObjectNode flow = store.flows.get(deployment, "flow_id");
            return List.of(
                    deployment.path("name").asText(),
                    flow == null ? "" : flow.path("name").asText());
        };
    }

    private Stream<ObjectNode> deploymentsOf(RequestFilters filters) {
        Predicate<Attributes> predicate = filters.orAll("deployments");
        return store.deployments.all().stream().filter(deployment -> predicate.test(attributesOf(deployment)));
    }

    private Stream<ObjectNode> inQueues(RequestFilters filters) {
        Set<String> queues = queueIds(filters);
        return deploymentsOf(filters).filter(deployment -> isIn(queues, deployment, "work_queue_id"));
    }

    /** Returns the ids of the queues that the filters on queues and pools select, null without such filters. */
    private @Nullable Set<String> queueIds(RequestFilters filters) {
        if (!filters.has("work_pools") && !filters.has("work_pool_queues")) {
            return null;
        }
        return matching(store.workPools, filters.orAll("work_pools"))
                .flatMap(pool -> store.queuesOf(pool).stream())
                .filter(matches(filters.orAll("work_pool_queues")))
                .map(Filters::id)
                .collect(Collectors.toSet());
    }

    private static Stream<ObjectNode> matching(Table table, Predicate<Attributes> predicate) {
        return table.all().stream().filter(matches(predicate));
    }

    private static Predicate<ObjectNode> matches(Predicate<Attributes> predicate) {
        return object -> predicate.test(Attributes.of(object));
    }

    private static <T> Set<String> ids(Stream<T> objects, Function<T, @Nullable String> id) {
        Set<String> ids = new HashSet<>();
        objects.forEach(object -> {
            String one = id.apply(object);
            if (one != null) {
                ids.add(one);
            }
        });
        return ids;
    }

    private static boolean isIn(@Nullable Set<String> ids, JsonNode object, String member) {
        return ids == null || isIn(ids, text(object, member));
    }

    private static boolean isIn(@Nullable Set<String> ids, @Nullable String id) {
        return ids == null || (id != null && ids.contains(id));
    }

    private static String id(JsonNode object) {
        return object.path("id").asText();
    }

    private static @Nullable String text(JsonNode object, String member) {
        return object.hasNonNull(member) ? object.path(member).asText() : null;
    }
}
