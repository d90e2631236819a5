/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.prefect.FlowRunEngine;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Emulators of Control Plane and of a Prefect 2.20 server, on which two kinds of workers share a work pool. */
final class PeerWorld implements AutoCloseable {

    static final String ORG = "acme";
    static final String GVC = "prefect";
    static final String LOCATION = "aws-eu-central-1";
    static final String POOL = "jobs";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final PrefectEmulator server =
            PrefectEmulator.builder().release(PrefectRelease.V2_20).start();
    private final ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
            .org(ORG, "a-token")
            .gvc(GVC, LOCATION)
            .readinessDelay(Duration.ZERO)
            .commandStartDelay(Duration.ZERO)
            .script(PeerWorld::flow)
            .start();
    private final Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
    private final ControlPlane controlPlane = ControlPlane.builder()
            .environment(Map.of())
            .endpoint(platform.url())
            .logsEndpoint(platform.logsUrl())
            .token(Secret.of(platform.token()))
            .org(ORG)
            .build();
    private final Bridge bridge = Bridge.between(prefect, controlPlane);

    PeerWorld(Path folder) {
        this.folder = folder;
    }

    /** A flow that takes as long as its deployment says, and reports its end. */
    private static JobScript flow(JobSpec job) {
        Map<String, String> env = job.mainContainer().env();
        return JobScript.begin()
                .call(spec -> new FlowRunEngine(env, Clock.systemUTC()).start())
                .sleep(Duration.ofSeconds(Long.parseLong(env.getOrDefault("SECONDS", "1"))))
                .call(spec -> new FlowRunEngine(env, Clock.systemUTC()).complete())
                .exit(0);
    }

    Path folder() {
        return folder;
    }

    PrefectEmulator server() {
        return server;
    }

    ControlPlaneEmulator platform() {
        return platform;
    }

    /** Returns a worker of this library with short times. */
    Worker worker(boolean adoptForeign) {
        return bridge.worker(
                WorkerSettings.builder()
                        .workPool(POOL)
                        .name("java")
                        .gvc(GVC)
                        .jobApiUrl(server.apiUrl())
                        // The work pool is shared with a worker that was closed until it is offline.
                        .heartbeatInterval(Duration.ofSeconds(1))
                        .streamLogs(false)
                        .sync(SyncSettings.builder()
                                .adoptForeign(adoptForeign)
                                .cancelGrace(Duration.ofSeconds(1))
                                .betweenSightings(Duration.ofMillis(100))
                                .build())
                        .build(),
                WorkerListener.NONE);
    }

    /** Creates a flow run, due now, of a flow that takes some time. */
    UUID run(int seconds) {
        String flow = call("POST", "/flows/", "{'name': 'etl'}").path("id").asText();
        String deployment = call(
                        "POST",
                        "/deployments/",
                        "{'name': 'takes-" + seconds + "', 'flow_id': '" + flow + "', 'work_pool_name': '" + POOL
                                + "', 'entrypoint': 'etl.py:etl', 'infra_overrides': {'env': {'SECONDS': '" + seconds
                                + "'}}}")
                .path("id")
                .asText();
        return UUID.fromString(call("POST", "/deployments/" + deployment + "/create_flow_run", "{}")
                .path("id")
                .asText());
    }

    JsonNode flowRun(UUID id) {
        return server.call("GET", "/flow_runs/" + id, null);
    }

    String state(UUID id) {
        return flowRun(id).path("state_type").asText();
    }

    String pid(UUID id) {
        return flowRun(id).path("infrastructure_pid").asText("");
    }

    void cancel(UUID id) {
        call("POST", "/flow_runs/" + id + "/set_state", "{'state': {'type': 'CANCELLING'}}");
    }

    private JsonNode call(String method, String path, String body) {
        return server.call(method, path, json(body));
    }

    /** Returns the jobs of the workload that the PID of a flow run names. */
    List<JsonNode> jobs(UUID id) {
        return platform.commands(workload(id)).stream()
                .filter(command -> command.path("type").asText().equals("runCronWorkload"))
                .toList();
    }

    /** Ends the only job of a flow run without a success. */
    void fail(UUID id) {
        ObjectNode command = jobs(id).get(0).deepCopy();
        command.put("lifecycleStage", "failed");
        platform.put(workload(id) + "/-command/" + command.path("id").asText(), command);
    }

    private String workload(UUID id) {
        return "/org/" + ORG + "/gvc/" + GVC + "/workload/" + pid(id).split(":", -1)[2];
    }

    /** Returns the states of a flow run and the stages of its jobs, which a worker that leaves it alone does not change. */
    List<String> trace(UUID id) {
        List<String> trace = new ArrayList<>();
        trace.add(pid(id));
        trace.add(flowRun(id).path("state_id").asText());
        jobs(id).forEach(command -> trace.add(command.path("lifecycleStage").asText()));
        return trace;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() {
        bridge.close();
        prefect.close();
        controlPlane.close();
        platform.close();
        server.close();
    }
}
