/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates flow runs in both emulators without HTTP. */
final class SeededFlowRuns {

    private static final int WORKLOADS = 4;
    private static final String LOCATION = "aws-eu-central-1";
    private static final String CONTAINER = "prefect-job";
    private static final String INSTANCE = "0123abcd";

    private static final String DEPLOYMENT = """
            {"name":"benchmark","flow_id":"%s","work_pool_name":"%s","entrypoint":"flow.py:flow"}""";
    private static final String CLAIM = """
            {"state":{"type":"PENDING","message":"Claimed by worker 'other (java %s)'",
             "state_details":{"transition_id":"%s"}}}""";
    private static final String PID = """
            {"infrastructure_pid":"%1$s:%2$s:%3$s:%4$s",
             "tags":["cpln:org:%1$s","cpln:gvc:%2$s","cpln:workload:%3$s","cpln:command:%4$s"]}""";
    private static final String WORKLOAD = """
            {"tags":{"cpln/createdByPrefect":"true"},"spec":{"type":"cron",
             "containers":[{"name":"%s","image":"busybox"}],"job":{"schedule":"0 0 * * *"}}}""";
    private static final String COMMAND = """
            {"type":"runCronWorkload","lifecycleStage":"running","tags":{"prefect.io/flow-run-id":"%1$s",
             "prefect.io/claim-id":"%2$s","prefect.io/work-pool-id":"%3$s","prefect.io/worker-instance":"%4$s",
             "prefect.io/flow-run-name":"sly-fox","cpln/prefectAgent":"worker:benchmark/other"},
             "spec":{"location":"%5$s","containerOverrides":[{"name":"%6$s",
             "args":["python","-m","prefect.engine"],"env":[{"name":"PREFECT__FLOW_RUN_ID","value":"%1$s"},
             {"name":"PREFECT_API_URL","value":"http://server/api"},{"name":"PREFECT_LOGGING_LEVEL","value":"INFO"}]}]}}""";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PrefectEmulator prefect;
    private final ControlPlaneEmulator controlPlane;
    private final List<Map<String, String>> logs = new ArrayList<>();
    private @Nullable String deployment;
    private @Nullable String pool;

    SeededFlowRuns(PrefectEmulator prefect, ControlPlaneEmulator controlPlane) {
        this.prefect = prefect;
        this.controlPlane = controlPlane;
    }

    /** Creates flow runs that are due. */
    void schedule(int count) {
        for (int i = 0; i < count; i++) {
            create();
        }
    }

    /**
     * Creates flow runs that a worker that is offline has submitted: RUNNING, with a PID, and with one running command each, in
     * {@value #WORKLOADS} workloads in turn.
     */
    void run(int count) {
        for (int i = 0; i < count; i++) {
            String id = create();
            String claim = UUID.randomUUID().toString();
            call("POST", "/flow_runs/" + id + "/set_state", CLAIM.formatted(INSTANCE, claim));
            call("POST", "/flow_runs/" + id + "/set_state", "{\"state\":{\"type\":\"RUNNING\"}}");
            String workload = "jobs-" + (logs.size() % WORKLOADS + 1);
            String command = start(workload, id, claim);
            call("PATCH", "/flow_runs/" + id, PID.formatted(Emulators.ORG, Emulators.GVC, workload, command));
            logs.add(Map.ofEntries(
                    Map.entry("gvc", Emulators.GVC),
                    Map.entry("workload", workload),
                    Map.entry("location", LOCATION),
                    Map.entry("replica", "command-" + command + "-x2f9k"),
                    Map.entry("container", CONTAINER),
                    Map.entry("stream", "stdout")));
        }
    }

    /** Writes one log line for each flow run that {@link #run} has created. */
    void log() {
        logs.forEach(labels -> controlPlane.log(Emulators.ORG, labels, "a line of " + labels.get("replica")));
    }

    private String start(String workload, String flowRun, String claim) {
        String link = "/org/" + Emulators.ORG + "/gvc/" + Emulators.GVC + "/workload/" + workload;
        if (controlPlane.get(link) == null) {
            controlPlane.put(link, json(WORKLOAD.formatted(CONTAINER)));
        }
        String id = UUID.randomUUID().toString();
        controlPlane.put(
                link + "/-command/" + id,
                json(COMMAND.formatted(flowRun, claim, pool(), INSTANCE, LOCATION, CONTAINER)));
        return id;
    }

    private String create() {
        return id(call("POST", "/deployments/" + deployment() + "/create_flow_run", "{}"));
    }

    private String pool() {
        if (pool == null) {
            pool = id(prefect.call("GET", "/work_pools/" + Emulators.POOL, null));
        }
        return pool;
    }

    /** Returns the deployment, whose work pool the worker or the first call has created. */
    private String deployment() {
        if (deployment == null) {
            if (call("POST", "/work_pools/filter", "{}").isEmpty()) {
                call("POST", "/work_pools/", "{\"name\":\"" + Emulators.POOL + "\",\"type\":\"cpln\"}");
            }
            String flow = id(call("POST", "/flows/", "{\"name\":\"benchmark\"}"));
            deployment = id(call("POST", "/deployments/", DEPLOYMENT.formatted(flow, Emulators.POOL)));
        }
        return deployment;
    }

    private JsonNode call(String method, String path, String body) {
        return prefect.call(method, path, json(body));
    }

    private static String id(JsonNode item) {
        return item.path("id").asText();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
