/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates flow runs in both emulators without HTTP. */
final class SeededFlowRuns {

    private static final int WORKLOADS = 4;
    private static final String WORKLOAD = "/org/%s/gvc/%s/workload/jobs-%d";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PrefectEmulator prefect;
    private final ControlPlaneEmulator controlPlane;
    private @Nullable String deployment;
    private @Nullable String pool;
    private int running;

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
            call("POST", "/flow_runs/" + id + "/set_state", """
                    {"state":{"type":"PENDING","message":"Claimed by worker 'other (java 0123abcd)'",
                     "state_details":{"transition_id":"%s"}}}""", claim);
            call("POST", "/flow_runs/" + id + "/set_state", "{\"state\":{\"type\":\"RUNNING\"}}");
            String workload = WORKLOAD.formatted(Emulators.ORG, Emulators.GVC, running++ % WORKLOADS + 1);
            String command = startCommand(workload, id, claim);
            String name = workload.substring(workload.lastIndexOf('/') + 1);
            call("PATCH", "/flow_runs/" + id, """
                    {"infrastructure_pid":"%1$s:%2$s:%3$s:%4$s",
                     "tags":["cpln:org:%1$s","cpln:gvc:%2$s","cpln:workload:%3$s","cpln:command:%4$s"]}""", Emulators.ORG, Emulators.GVC, name, command);
        }
    }

    private String startCommand(String workload, String flowRun, String claim) {
        if (controlPlane.get(workload) == null) {
            controlPlane.put(workload, json("""
                    {"tags":{"cpln/createdByPrefect":"true"},"spec":{"type":"cron",
                     "containers":[{"name":"main","image":"busybox"}],"job":{"schedule":"0 0 * * *"}}}"""));
        }
        String id = UUID.randomUUID().toString();
        controlPlane.put(workload + "/-command/" + id, json("""
                {"type":"runCronWorkload","lifecycleStage":"running","tags":{"prefect.io/flow-run-id":"%1$s",
                 "prefect.io/claim-id":"%2$s","prefect.io/work-pool-id":"%3$s","prefect.io/worker-instance":"0123abcd",
                 "prefect.io/flow-run-name":"sly-fox","cpln/prefectAgent":"worker:%4$s/other"},
                 "spec":{"location":"aws-eu-central-1","containerOverrides":[{"name":"main",
                 "args":["python","-m","prefect.engine"],"env":[{"name":"PREFECT__FLOW_RUN_ID","value":"%1$s"},
                 {"name":"PREFECT_API_URL","value":"http://server/api"},{"name":"PREFECT_LOGGING_LEVEL","value":"INFO"}]}]}}""", flowRun, claim, pool(), Emulators.POOL));
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
            JsonNode pools = call("POST", "/work_pools/filter", "{}");
            if (pools.isEmpty()) {
                call("POST", "/work_pools/", "{\"name\":\"%s\",\"type\":\"cpln\"}", Emulators.POOL);
            }
            String flow = id(call("POST", "/flows/", "{\"name\":\"benchmark\"}"));
            deployment = id(call(
                    "POST",
                    "/deployments/",
                    "{\"name\":\"benchmark\",\"flow_id\":\"%s\",\"work_pool_name\":\"%s\",\"entrypoint\":\"flow.py:flow\"}",
                    flow,
                    Emulators.POOL));
        }
        return deployment;
    }

    private JsonNode call(String method, String path, String body, Object... values) {
        return prefect.call(method, path, json(body, values));
    }

    private static String id(JsonNode item) {
        return item.path("id").asText();
    }

    private static JsonNode json(String text, Object... values) {
        try {
            return MAPPER.readTree(text.formatted(values));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
