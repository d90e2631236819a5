/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The flow runs of the program on the Prefect server, as a user creates, cancels and retries them. */
final class FlowRuns {

    static final Set<String> FINAL = Set.of("COMPLETED", "FAILED", "CRASHED", "CANCELLED");

    private static final String RETRY_MESSAGE = "Retried by the chaos program";
    private static final int PAGE = 200;

    private final JsonApi api;
    private final String pool;
    private final String command;
    private final Path resources;
    private final Path jobs;

    /**
     * Creates the flow runs of a work pool, which must exist.
     *
     * @param api the API of the server
     * @param pool the work pool
     * @param bin folder of the Python interpreter
     * @param resources folder of {@code job.py} and {@code flows.py}
     * @param jobs folder of the files that jobs write
     */
    FlowRuns(JsonApi api, String pool, Path bin, Path resources, Path jobs) {
        this.api = api;
        this.pool = pool;
        this.command = bin.resolve("python") + " -S -E " + resources.resolve("job.py") + " " + jobs;
        this.resources = resources;
        this.jobs = jobs;
    }

    /**
     * Creates a deployment whose jobs are {@code job.py}, and returns its id.
     *
     * @param name name of the deployment, which its jobs have in their environment: another name, another workload
     */
    String scriptDeployment(String name) {
        return scriptDeployment(name, Map.of("CHAOS_DEPLOYMENT", name));
    }

    /** Creates a deployment whose jobs are {@code job.py} with variables, and returns its id. */
    String scriptDeployment(String name, Map<String, String> environment) {
        ObjectNode deployment = deployment(name);
        ObjectNode variables = deployment.putObject("job_variables").put("command", command);
        ObjectNode env = variables.putObject("env");
        environment.forEach(env::put);
        return create("/deployments/", deployment);
    }

    /** Creates a deployment of a real flow, and returns its id. */
    String flowDeployment(String name) {
        ObjectNode deployment = deployment(name).put("entrypoint", "flows.py:chaos");
        deployment
                .putArray("pull_steps")
                .addObject()
                .putObject("prefect.deployments.steps.set_working_directory")
                .put("directory", resources.toString());
        return create("/deployments/", deployment);
    }

    /** Limits how many flow runs of a deployment hold a slot at the same time; for servers of 3.x. */
    void limitConcurrency(String deployment, int limit) {
        api.patch("/deployments/" + deployment, JsonApi.object().put("concurrency_limit", limit));
    }

    /** Returns how many slots of the concurrency limit of a deployment are taken. */
    int activeSlots(String deployment) {
        return api.get("/deployments/" + deployment)
                .at("/global_concurrency_limit/active_slots")
                .asInt();
    }

    private ObjectNode deployment(String name) {
        return JsonApi.object()
                .put("name", name)
                .put("flow_id", create("/flows/", JsonApi.object().put("name", "chaos")))
                .put("work_pool_name", pool)
                .put("enforce_parameter_schema", false);
    }

    /** Creates a flow run of a deployment and returns its id; a repeated name creates no other. */
    String create(String deployment, String name, JobKind kind, Duration workTime, Instant due) {
        ObjectNode body = JsonApi.object().put("name", name).put("idempotency_key", name);
        body.putObject("state")
                .put("type", "SCHEDULED")
                .putObject("state_details")
                .put("scheduled_time", due.toString());
        body.putObject("parameters")
                .put("folder", jobs.toString())
                .put("kind", kind.name())
                .put("seconds", workTime.toMillis() / 1000.0);
        return create("/deployments/" + deployment + "/create_flow_run", body);
    }

    private String create(String path, ObjectNode body) {
        return api.post(path, body).path("id").asText();
    }

    /** Requests the cancellation of a flow run; without effect if it has ended. */
    void cancel(String id) {
        setState(id, JsonApi.object().put("type", "CANCELLING").put("name", "Cancelling"), false);
    }

    /** Schedules an ended flow run again. */
    void retry(String id) {
        ObjectNode state = JsonApi.object()
                .put("type", "SCHEDULED")
                .put("name", "AwaitingRetry")
                .put("message", RETRY_MESSAGE);
        // A repeated request must not schedule it twice.
        state.putObject("state_details").put("transition_id", UUID.randomUUID().toString());
        setState(id, state, true);
    }

    private void setState(String id, ObjectNode state, boolean force) {
        ObjectNode body = JsonApi.object();
        body.set("state", state);
        body.put("force", force);
        api.post("/flow_runs/" + id + "/set_state", body);
    }

    /** Returns the types of the states of flow runs by id. */
    Map<String, String> stateTypes(Collection<String> ids) {
        Map<String, String> types = new HashMap<>();
        List<String> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += PAGE) {
            ObjectNode query = JsonApi.object();
            ArrayNode any = query.putObject("flow_runs").putObject("id").putArray("any_");
            all.subList(from, Math.min(all.size(), from + PAGE)).forEach(any::add);
            for (JsonNode run : api.post("/flow_runs/filter", query)) {
                types.put(run.path("id").asText(), run.path("state_type").asText());
            }
        }
        return types;
    }

    /** Returns a flow run. */
    JsonNode read(String id) {
        return api.get("/flow_runs/" + id);
    }

    /** Returns a page of the messages in the logs of a flow run that a job's lines were copied to, oldest or newest first. */
    List<String> copiedLines(String id, boolean newestFirst, int offset) {
        ObjectNode query = JsonApi.object()
                .put("sort", newestFirst ? "TIMESTAMP_DESC" : "TIMESTAMP_ASC")
                .put("limit", PAGE)
                .put("offset", offset);
        query.putObject("logs").putObject("flow_run_id").putArray("any_").add(id);
        List<String> messages = new ArrayList<>();
        for (JsonNode line : api.post("/logs/filter", query)) {
            messages.add(line.path("message").asText());
        }
        return messages;
    }

    /** Returns all states of a flow run. */
    JsonNode history(String id) {
        return api.get("/flow_run_states/?flow_run_id=" + id);
    }

    /** Returns the times at which {@link #retry} took effect. */
    static List<Instant> retries(JsonNode history) {
        List<Instant> times = new ArrayList<>();
        for (JsonNode state : history) {
            if (state.path("message").asText().equals(RETRY_MESSAGE)) {
                times.add(OffsetDateTime.parse(state.path("timestamp").asText()).toInstant());
            }
        }
        return times;
    }
}
