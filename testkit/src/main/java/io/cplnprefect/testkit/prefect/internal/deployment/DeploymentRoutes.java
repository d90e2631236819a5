/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.JobTemplate;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.run.FlowRuns;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Comparator;
import java.util.List;

/** Deployments: upsert, read, update, delete, and their flow runs. */
public final class DeploymentRoutes {
    private static final String[] FIELDS = {
        "version:text",
        "description:text",
        "path:text",
        "entrypoint:text",
        "tags+:texts",
        "paused+:bool",
        "is_schedule_active@2:bool",
        "schedule@2:schedule",
        "manifest_path@2:text",
        "work_pool_name:text",
        "work_queue_name:text",
        "infra_overrides@2:object",
        "storage_document_id:uuid",
        "infrastructure_document_id:uuid",
        "concurrency_limit@3:count",
        "concurrency_options@3:concurrency_options",
        "global_concurrency_limit_id@3:uuid",
        "version_info@3:object"
    };
    private static final RequestModel CREATE = RequestModel.of(
            FIELDS,
            "name!:text",
            "flow_id!:uuid",
            "parameters+:object",
            "enforce_parameter_schema+:bool",
            "job_variables+:object",
            "schedules+:schedules",
            "parameter_openapi_schema:parameter_schema",
            "pull_steps:list",
            "labels@3:label_values");
    private static final RequestModel UPDATE = RequestModel.of(
            FIELDS,
            "parameters:object",
            "enforce_parameter_schema:bool",
            "job_variables:object",
            "schedules+:schedule_updates",
            "parameter_openapi_schema@3:parameter_schema",
            "pull_steps@3:list");
    private static final RequestModel FLOW_RUN_CREATE = RequestModel.of(
            "state:state",
            "name:text",
            "parameters+:object",
            "enforce_parameter_schema:bool",
            "context+:object",
            "infrastructure_document_id:uuid",
            "empirical_policy+:object",
            "tags+:texts",
            "idempotency_key:text",
            "parent_task_run_id:uuid",
            "work_queue_name:text",
            "job_variables:object",
            "labels@3:label_values");
    private static final List<String> SORTS = List.of("NAME_ASC", "NAME_DESC", "CREATED_DESC", "UPDATED_DESC");

    private final Store store;
    private final Filters filters;
    private final Deployments deployments;
    private final FlowRuns flowRuns;

    public DeploymentRoutes(Store store, Filters filters, Deployments deployments, FlowRuns flowRuns) {
        this.store = store;
        this.filters = filters;
        this.deployments = deployments;
        this.flowRuns = flowRuns;
    }

    public void add(Routes routes) {
        routes.add("POST", "/deployments/", this::upsert);
        routes.add("POST", "/deployments/filter", this::filter);
        routes.add("POST", "/deployments/count", this::count);
        routes.add("GET", "/deployments/name/{flow}/{name}", this::readByName);
        routes.add("GET", "/deployments/{id}", request -> ApiResponse.ok(shown(read(request, "Deployment not found"))));
        routes.add("PATCH", "/deployments/{id}", this::update);
        routes.add("DELETE", "/deployments/{id}", this::delete);
        routes.add("POST", "/deployments/{id}/create_flow_run", this::createFlowRun);
        routes.addFor(PrefectRelease.V3, "POST", "/deployments/{id}/create_flow_run/bulk", this::createFlowRuns);
        routes.add("POST", "/deployments/{id}/pause_deployment", request -> pause(request, true));
        routes.add("POST", "/deployments/{id}/resume_deployment", request -> pause(request, false));
        routes.addFor(
                PrefectRelease.V2_20,
                "POST",
                "/deployments/{id}/set_schedule_active",
                request -> pause(request, false));
        routes.addFor(
                PrefectRelease.V2_20,
                "POST",
                "/deployments/{id}/set_schedule_inactive",
                request -> pause(request, true));
        routes.add("GET", "/deployments/{id}/work_queue_check", this::queues);
    }

    private ApiResponse pause(ApiRequest request, boolean paused) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("paused", paused);
        deployments.apply(read(request, "Deployment not found"), body);
        return ApiResponse.ok(NullNode.getInstance());
    }

    /** Returns all queues, which the server does since queues no longer filter deployments. */
    private ApiResponse queues(ApiRequest request) {
        read(request, "Deployment not found");
        ArrayNode queues = JsonNodeFactory.instance.arrayNode();
        store.workQueues.all().stream().sorted(WorkQueues.BY_PRIORITY).forEach(queues::add);
        return ApiResponse.ok(queues);
    }

    private ApiResponse upsert(ApiRequest request) {
        ObjectNode body = CREATE.read(request);
        ObjectNode pool = body.hasNonNull("work_pool_name")
                ? store.pool(body.path("work_pool_name").asText())
                : null;
        if (pool != null) {
            checkVariables("creating deployment", pool, Deployments.variables(body), false);
        }
        if (store.flows.get(body, "flow_id") == null) {
            throw ErrorResponseException.conflict();
        }
        if (body.path("name").asText().chars().anyMatch(c -> "/%&><".indexOf(c) >= 0)) {
            // Prefect validates this name only when it builds its response.
            throw new ErrorResponseException(ApiResponse.exception(500, "Internal Server Error"));
        }
        ObjectNode existing = store.deployments.first("flow_id name", body.path("flow_id"), body.path("name"));
        if (existing != null) {
            deployments.replace(existing, body);
            return ApiResponse.ok(shown(existing));
        }
        return ApiResponse.created(shown(deployments.create(body)));
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        deployments.update(read(request, "Deployment not found."), body);
        return ApiResponse.noContent();
    }

    private ApiResponse delete(ApiRequest request) {
        delete(read(request, "Deployment not found"));
        return ApiResponse.noContent();
    }

    /** Deletes a deployment and its scheduled runs; other runs keep its id. */
    void delete(ObjectNode deployment) {
        deployments.deleted(deployment);
        store.deployments.remove(deployment.path("id").asText());
        List<FlowRun> runs = store
                .flowRuns
                .ofDeployments(List.of(deployment.path("id").asText()))
                .stream()
                .filter(run -> run.stateType() == StateType.SCHEDULED)
                .toList();
        runs.forEach(store::remove);
    }

    private ApiResponse readByName(ApiRequest request) {
        ObjectNode flow = store.flows.first("name", TextNode.valueOf(request.parameter("flow")));
        ObjectNode deployment = flow == null
                ? null
                : store.deployments.first("flow_id name", flow.path("id"), TextNode.valueOf(request.parameter("name")));
        if (deployment == null) {
            throw ErrorResponseException.detail(404, "Deployment not found");
        }
        return ApiResponse.ok(shown(deployment));
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        return ApiResponse.ok(page.of(filters.deployments(request), order(request), this::shown));
    }

    static Comparator<ObjectNode> order(ApiRequest request) {
        return Comparator.comparing(Attributes::of, AttributeOrder.of(request, SORTS));
    }

    private ApiResponse count(ApiRequest request) {
        long count = filters.deployments(request).count();
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    private ApiResponse createFlowRun(ApiRequest request) {
        ObjectNode body = FLOW_RUN_CREATE.read(request);
        return createFlowRun(read(request, "Deployment not found"), body);
    }

    private ApiResponse createFlowRuns(ApiRequest request) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (!request.body().isArray()) {
            errors.notListOfModels(Location.BODY, request.body());
        }
        for (int i = 0; i < request.body().size() && request.body().isArray(); i++) {
            FLOW_RUN_CREATE.check(request.release(), request.body().get(i), Location.BODY.child(i), errors);
        }
        errors.raise();
        ObjectNode deployment = read(request, "Deployment not found");
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode results = response.putArray("results");
        request.body().forEach(item -> {
            JsonNode run = createFlowRun(deployment, (ObjectNode) item).body();
            ObjectNode result = results.addObject();
            result.set("flow_run_id", run == null ? NullNode.getInstance() : run.path("id"));
            result.put("status", "CREATED").putNull("error");
        });
        return ApiResponse.ok(response);
    }

    private ApiResponse createFlowRun(ObjectNode deployment, ObjectNode body) {
        checkParameters(deployment, body);
        ObjectNode pool = store.poolOfQueue(deployment.path("work_queue_id").textValue());
        if (pool != null) {
            ObjectNode variables = deployment.path("job_variables").deepCopy();
            body.path("job_variables").properties().forEach(v -> variables.set(v.getKey(), v.getValue()));
            checkVariables("creating flow run", pool, variables, true);
        }
        return flowRuns.createFromDeployment(deployment, pool, body);
    }

    /** Checks the parameters against the schema of the deployment, unless the run or the deployment switches it off. */
    private static void checkParameters(ObjectNode deployment, ObjectNode body) {
        JsonNode schema = deployment.path("parameter_openapi_schema");
        boolean enforced = body.hasNonNull("enforce_parameter_schema")
                ? body.path("enforce_parameter_schema").asBoolean()
                : deployment.path("enforce_parameter_schema").asBoolean();
        if (!enforced || !schema.has("properties")) {
            return;
        }
        ObjectNode parameters = deployment.path("parameters").deepCopy();
        body.path("parameters").properties().forEach(p -> parameters.set(p.getKey(), p.getValue()));
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.set("variables", schema);
        String problem = JobTemplate.problem(template, parameters, true);
        if (problem != null) {
            throw ErrorResponseException.detail(409, "Error creating flow run: " + problem);
        }
    }

    private static void checkVariables(String what, ObjectNode pool, JsonNode variables, boolean complete) {
        String problem = JobTemplate.problem(pool.path("base_job_template"), variables, complete);
        if (problem != null) {
            throw ErrorResponseException.detail(422, "Error " + what + ": " + problem);
        }
    }

    ObjectNode shown(ObjectNode deployment) {
        ObjectNode shown = deployment.deepCopy();
        ObjectNode pool = store.poolOfQueue(deployment.path("work_queue_id").textValue());
        shown.set("work_pool_name", pool == null ? NullNode.getInstance() : pool.path("name"));
        deployments.showLimit(shown);
        shown.put("status", WorkQueues.wasPolledRecently(store, deployment) ? "READY" : "NOT_READY");
        if (!store.v3()) {
            shown.set("infra_overrides", shown.remove("job_variables"));
            JsonNode schedule = shown.path("schedules").path(0).path("schedule");
            shown.set("schedule", schedule.isMissingNode() ? NullNode.getInstance() : schedule);
            shown.put("is_schedule_active", !shown.path("paused").asBoolean());
            shown.remove("work_queue_id");
        }
        return shown;
    }

    private ObjectNode read(ApiRequest request, String message) {
        ObjectNode deployment = store.deployments.get(request.parameter("id"));
        if (deployment == null) {
            throw ErrorResponseException.detail(404, message);
        }
        return deployment;
    }
}
