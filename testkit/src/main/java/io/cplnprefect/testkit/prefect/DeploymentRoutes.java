/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deployments: upsert, read, change, delete, and the runs they create. */
final class DeploymentRoutes {
    private static final List<String> SORTS = List.of("NAME_ASC", "NAME_DESC", "CREATED_DESC", "UPDATED_DESC");

    private final Store store;
    private final Filters filters;
    private final Deployments deployments;
    private final FlowRuns flowRuns;

    DeploymentRoutes(Store store, Filters filters, Deployments deployments, FlowRuns flowRuns) {
        this.store = store;
        this.filters = filters;
        this.deployments = deployments;
        this.flowRuns = flowRuns;
    }

    void add(Routes routes) {
        routes.add("POST", "/deployments/", this::upsert);
        routes.add("POST", "/deployments/filter", this::filter);
        routes.add("POST", "/deployments/count", this::count);
        routes.add("GET", "/deployments/name/{flow}/{name}", this::readByName);
        routes.add("GET", "/deployments/{id}", call -> Answer.ok(shown(read(call, "Deployment not found"))));
        routes.add("PATCH", "/deployments/{id}", this::update);
        routes.add("DELETE", "/deployments/{id}", this::delete);
        routes.add("POST", "/deployments/{id}/create_flow_run", this::createFlowRun);
    }

    private Answer upsert(Call call) {
        ObjectNode body = call.body(RequestModel.DEPLOYMENT_CREATE);
        ObjectNode pool = body.hasNonNull("work_pool_name")
                ? store.pool(body.path("work_pool_name").asText())
                : null;
        if (pool != null) {
            checkVariables("creating deployment", pool, Deployments.variables(body), false);
        }
        if (!store.flows.containsKey(body.path("flow_id").asText())) {
            throw Refusal.conflict();
        }
        if (body.path("name").asText().chars().anyMatch(c -> "/%&><".indexOf(c) >= 0)) {
            // Prefect validates this name only while it builds its answer.
            throw new Refusal(Answer.exception(500, "Internal Server Error"));
        }
        ObjectNode known = store.deployments.values().stream()
                .filter(d -> d.path("flow_id").equals(body.path("flow_id")))
                .filter(d -> d.path("name").equals(body.path("name")))
                .findFirst()
                .orElse(null);
        if (known != null) {
            deployments.replace(known, body);
            return Answer.ok(shown(known));
        }
        return Answer.created(shown(deployments.make(body)));
    }

    private Answer update(Call call) {
        ObjectNode body = call.body(RequestModel.DEPLOYMENT_UPDATE);
        deployments.update(read(call, "Deployment not found."), body);
        return Answer.noContent();
    }

    /** Deletes a deployment and its scheduled runs; other runs keep its id. */
    private Answer delete(Call call) {
        ObjectNode deployment = read(call, "Deployment not found");
        store.deployments.remove(deployment.path("id").asText());
        store.flowRuns
                .values()
                .removeIf(run -> run.path("deployment_id").equals(deployment.path("id"))
                        && run.path("state_type").asText().equals("SCHEDULED"));
        return Answer.noContent();
    }

    private Answer readByName(Call call) {
        ObjectNode flow = Store.named(store.flows.values(), call.parameter("flow"));
        for (ObjectNode deployment : store.deployments.values()) {
            if (flow != null
                    && deployment.path("flow_id").equals(flow.path("id"))
                    && deployment.path("name").asText().equals(call.parameter("name"))) {
                return Answer.ok(shown(deployment));
            }
        }
        throw Refusal.detail(404, "Deployment not found");
    }

    private Answer filter(Call call) {
        Page page = Page.of(call);
        List<ObjectNode> found = Page.sorted(
                store.deployments.values().stream().filter(filters.of(call, "deployments")), Page.order(call, SORTS));
        return Answer.ok(page.of(found.stream(), this::shown));
    }

    private Answer count(Call call) {
        long count = store.deployments.values().stream()
                .filter(filters.of(call, "deployments"))
                .count();
        return Answer.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    private Answer createFlowRun(Call call) {
        ObjectNode body = call.body(RequestModel.DEPLOYMENT_FLOW_RUN_CREATE);
        ObjectNode deployment = read(call, "Deployment not found");
        ObjectNode pool = store.poolOf(deployment);
        if (pool != null) {
            ObjectNode variables = deployment.path("job_variables").deepCopy();
            body.path("job_variables").properties().forEach(v -> variables.set(v.getKey(), v.getValue()));
            checkVariables("creating flow run", pool, variables, true);
        }
        return flowRuns.createFromDeployment(deployment, pool, body);
    }

    private static void checkVariables(String what, ObjectNode pool, JsonNode variables, boolean complete) {
        String problem = JobTemplate.problem(pool.path("base_job_template"), variables, complete);
        if (problem != null) {
            throw Refusal.detail(422, "Error " + what + ": " + problem);
        }
    }

    private ObjectNode shown(ObjectNode deployment) {
        ObjectNode shown = deployment.deepCopy();
        ObjectNode pool = store.poolOf(deployment);
        shown.set("work_pool_name", pool == null ? NullNode.getInstance() : pool.path("name"));
        shown.put("status", WorkQueues.polledLately(store, deployment) ? "READY" : "NOT_READY");
        if (!store.v3()) {
            shown.set("infra_overrides", shown.remove("job_variables"));
            shown.remove("work_queue_id");
        }
        return shown;
    }

    private ObjectNode read(Call call, String message) {
        @Nullable ObjectNode deployment = store.deployments.get(call.parameter("id"));
        if (deployment == null) {
            throw Refusal.detail(404, message);
        }
        return deployment;
    }
}
