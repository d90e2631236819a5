/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.migration.PeerHttp.Reply;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The requests of Control Plane's Python worker (prefect-cpln 1.0.23) in their order, which were observed: it is not the worker itself.
 * Each flow run has a workload, whose tags are the labels of the flow run; the command has no tags, and the PID no command.
 */
final class PeerRequests implements PeerWorker {

    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");

    private final PeerWorld world;
    private @Nullable ExecutorService thread;
    private @Nullable Future<?> work;

    PeerRequests(PeerWorld world) {
        this.world = world;
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadExecutor();
        work = thread.submit(this::work);
    }

    /** Fails if a request has failed. */
    @Override
    public void kill() {
        if (thread == null || work == null) {
            return;
        }
        thread.shutdownNow();
        try {
            work.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs flow runs until the thread is interrupted. */
    private void work() {
        PeerHttp server = new PeerHttp(world.server().apiUrl(), null);
        PeerHttp platform =
                new PeerHttp(world.platform().url(), world.platform().token());
        try {
            while (true) {
                ObjectNode due = object();
                due.put("scheduled_before", Instant.now().plusSeconds(10).toString());
                for (JsonNode each : server.post("/work_pools/" + PeerWorld.POOL + "/get_scheduled_flow_runs", due)
                        .body()) {
                    run(server, platform, each.path("flow_run"));
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException killed) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(PeerHttp server, PeerHttp platform, JsonNode run) throws InterruptedException {
        String id = run.path("id").asText();
        if (!propose(server, id, "PENDING", "").equals("ACCEPT")) {
            return;
        }
        JsonNode variables = server.get(
                        "/deployments/" + run.path("deployment_id").asText())
                .body()
                .path("infra_overrides");
        String name = run.path("name").asText();
        String gvc = "/org/" + PeerWorld.ORG + "/gvc/" + PeerWorld.GVC;
        platform.put(gvc + "/identity", object().put("kind", "identity").put("name", name + "-identity"));
        platform.put("/org/" + PeerWorld.ORG + "/policy", policy(name, gvc));
        String workload = gvc + "/workload/" + name;
        if (platform.get(workload).status() == 404) {
            platform.post(gvc + "/workload", workload(name, id, gvc, variables.path("env")));
        }
        platform.get(workload);
        while (!isReady(platform.get(workload + "/deployment").body())) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        ObjectNode command = object().put("type", "runCronWorkload");
        command.putObject("spec").put("location", PeerWorld.LOCATION).putArray("containerOverrides");
        Reply started = platform.post(workload + "/-command", command);
        String link = workload + "/-command/" + started.location().replaceFirst(".*/", "");
        server.patch(
                "/flow_runs/" + id,
                object().put("infrastructure_pid", PeerWorld.ORG + ":" + PeerWorld.GVC + ":" + name));
        watch(server, platform, id, link);
        platform.delete(workload);
        platform.delete(gvc + "/identity/" + name + "-identity");
        platform.delete("/org/" + PeerWorld.ORG + "/policy/" + name + "-reveal-policy");
    }

    private void watch(PeerHttp server, PeerHttp platform, String id, String command) throws InterruptedException {
        String stage = "pending";
        while (!FINAL.contains(stage)) {
            TimeUnit.MILLISECONDS.sleep(200);
            stage = platform.get(command).body().path("lifecycleStage").asText();
        }
        if (!stage.equals("completed")) {
            propose(server, id, "CRASHED", "Flow run infrastructure exited with non-zero status code 1.");
        }
    }

    private static String propose(PeerHttp server, String id, String type, String message) throws InterruptedException {
        ObjectNode body = object();
        body.putObject("state").put("type", type).put("message", message);
        return server.post("/flow_runs/" + id + "/set_state", body)
                .body()
                .path("status")
                .asText();
    }

    private ObjectNode workload(String name, String flowRunId, String gvc, JsonNode variables) {
        ObjectNode workload = object().put("kind", "workload").put("name", name);
        workload.putObject("tags").put("prefect.io/flow-run-id", flowRunId);
        ObjectNode spec = workload.putObject("spec").put("type", "cron");
        ObjectNode container = spec.putArray("containers").addObject();
        container.put("name", "prefect-job").put("image", "prefecthq/prefect:2-latest");
        ArrayNode env = container.putArray("env");
        env.addObject()
                .put("name", "PREFECT_API_URL")
                .put("value", world.server().apiUrl());
        env.addObject().put("name", "PREFECT__FLOW_RUN_ID").put("value", flowRunId);
        variables
                .properties()
                .forEach(variable -> env.addObject()
                        .put("name", variable.getKey())
                        .put("value", variable.getValue().asText()));
        spec.putObject("job").put("schedule", "* * * * *").put("restartPolicy", "Never");
        spec.putObject("defaultOptions").put("capacityAI", false).put("suspend", true);
        spec.put("identityLink", gvc + "/identity/" + name + "-identity");
        return workload;
    }

    private static ObjectNode policy(String name, String gvc) {
        ObjectNode policy = object().put("kind", "policy").put("name", name + "-reveal-policy");
        policy.put("targetKind", "secret").putArray("targetLinks");
        ObjectNode binding = policy.putArray("bindings").addObject();
        binding.putArray("permissions").add("reveal");
        binding.putArray("principalLinks").add(gvc + "/identity/" + name + "-identity");
        return policy;
    }

    private static boolean isReady(JsonNode deployments) {
        for (JsonNode deployment : deployments.path("items")) {
            if (deployment.path("name").asText().equals(PeerWorld.LOCATION)) {
                return deployment.at("/status/ready").asBoolean();
            }
        }
        return false;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
