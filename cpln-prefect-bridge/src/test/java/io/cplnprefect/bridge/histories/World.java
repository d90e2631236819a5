/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.job.JobEvents;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.job.RunningJob;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The flow runs of a history and the processes of their flows, on both services. */
final class World implements AutoCloseable {

    static final Set<String> FINAL = Set.of("COMPLETED", "FAILED", "CRASHED", "CANCELLED");

    private static final String WORKLOADS = "/org/" + Services.ORG + "/gvc/" + Services.GVC + "/workload/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Services services;
    private final String pool;
    private final Trace trace;
    private final List<PlannedRun> runs = new CopyOnWriteArrayList<>();
    private final List<FlowProcess> processes = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private String deployment = "";

    World(Services services, String pool) {
        this.services = services;
        this.pool = pool;
        this.trace = new Trace(() -> services.time().clock().instant());
    }

    Services services() {
        return services;
    }

    VirtualTime time() {
        return services.time();
    }

    ControlPlaneEmulator platform() {
        return services.platform();
    }

    PrefectEmulator server() {
        return services.server();
    }

    /** Returns the faults of both services. */
    FaultPlan faults() {
        return services.faults();
    }

    /** Returns the name of the work pool. */
    String pool() {
        return pool;
    }

    Trace trace() {
        return trace;
    }

    List<PlannedRun> runs() {
        return runs;
    }

    /** Returns the processes of all jobs, in the order of their starts. */
    List<FlowProcess> processes() {
        return processes;
    }

    List<FlowProcess> processes(PlannedRun run, int attempt) {
        return processes.stream()
                .filter(process -> process.run() == run && process.attempt() == attempt)
                .toList();
    }

    void violation(String text) {
        trace.add("VIOLATION: " + text);
        violations.add(text);
    }

    List<String> violations() {
        return violations;
    }

    void advance(Duration duration) {
        time().advance(duration);
    }

    /** Adds a flow run that is due now. The pool must exist. */
    PlannedRun addRun(FlowKind kind, Duration duration) {
        if (deployment.isEmpty()) {
            String flow = server().call(
                            "POST", "/flows/", JSON.createObjectNode().put("name", pool))
                    .path("id")
                    .asText();
            ObjectNode body = JSON.createObjectNode()
                    .put("name", "nightly")
                    .put("flow_id", flow)
                    .put("work_pool_name", pool)
                    .put("entrypoint", "etl.py:etl");
            deployment = server().call("POST", "/deployments/", body).path("id").asText();
        }
        ObjectNode body = JSON.createObjectNode();
        if (kind == FlowKind.RETRIES) {
            body.putObject("empirical_policy").put("retries", 1).put("retry_delay", 30);
        }
        JsonNode created = server().call("POST", "/deployments/" + deployment + "/create_flow_run", body);
        PlannedRun run =
                new PlannedRun(runs.size(), UUID.fromString(created.path("id").asText()), kind, duration);
        runs.add(run);
        trace.add("new " + run);
        return run;
    }

    /** Proposes a state without a request, and returns the response. */
    JsonNode propose(PlannedRun run, String type) {
        return propose(run, JSON.createObjectNode().put("type", type));
    }

    JsonNode propose(PlannedRun run, ObjectNode state) {
        ObjectNode body = JSON.createObjectNode();
        body.set("state", state);
        return server().call("POST", "/flow_runs/" + run.id() + "/set_state", body);
    }

    JsonNode flowRun(PlannedRun run) {
        return server().call("GET", "/flow_runs/" + run.id(), null);
    }

    String stateType(PlannedRun run) {
        return flowRun(run).path("state_type").asText();
    }

    /** Returns the states of a flow run in the order in which they were written. */
    List<JsonNode> states(PlannedRun run) {
        List<JsonNode> states = new ArrayList<>();
        for (JsonNode each : server().dump().path("flow_runs")) {
            if (each.path("id").asText().equals(run.id().toString())) {
                each.path("states").forEach(states::add);
            }
        }
        return states;
    }

    /** Returns the attempt whose claim the job was started under; the present one if the claim is not in the history. */
    int attemptOf(PlannedRun run, JobSpec job) {
        JsonNode command = platform().get(WORKLOADS + job.workload() + "/-command/" + job.commandId());
        String claim = command == null
                ? ""
                : command.path("tags").path("prefect.io/claim-id").asText();
        int attempt = 0;
        for (JsonNode state : states(run)) {
            if (run.beganAttempt(state.path("id").asText())) {
                attempt++;
            }
            if (state.path("state_details").path("transition_id").asText().equals(claim)) {
                return attempt;
            }
        }
        return run.attempt();
    }

    /** Called before a start is sent that was not delayed after its fence: its claim must be in force. */
    void starting(String command) {
        JsonNode tags = tags(command);
        String claim = tags.path("prefect.io/claim-id").asText();
        PlannedRun run = run(tags);
        JsonNode state = run.deleted() ? JSON.createObjectNode() : flowRun(run).path("state");
        boolean inForce = state.path("type").asText().equals("PENDING")
                && state.path("state_details").path("transition_id").asText().equals(claim);
        if (!inForce) {
            violation("a start was sent under the claim " + claim + ", which is not in force, of " + run);
        }
    }

    /** Called before a start is sent whose effect comes after the margin. */
    void startsLate(String command) {
        run(tags(command)).startsLate();
    }

    private static JsonNode tags(String command) {
        try {
            return JSON.readTree(command).path("tags");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(command, e);
        }
    }

    private PlannedRun run(JsonNode tags) {
        String id = tags.path("prefect.io/flow-run-id").asText();
        return runs.stream()
                .filter(run -> run.id().toString().equals(id))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("a start was sent for an unknown flow run: " + tags));
    }

    /** Called when a job is stopped: a job of an attempt is stopped for a reason only. */
    void stopped(FlowProcess process) {
        PlannedRun run = process.run();
        boolean younger = processes(run, process.attempt()).get(0) != process;
        boolean reason = younger
                || run.deleted()
                || run.cancelled()
                || process.attempt() < run.attempt()
                || process.report() != null;
        if (!reason) {
            violation(process + " was stopped without a reason, its run is " + stateType(run));
        }
    }

    /** Starts the process of a flow. */
    RunningJob start(JobSpec spec, JobEvents events) {
        String id = spec.mainContainer().env().get("PREFECT__FLOW_RUN_ID");
        PlannedRun run = runs.stream()
                .filter(each -> each.id().toString().equals(id))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("No flow run " + id));
        FlowProcess process = new FlowProcess(this, run, spec, events, processes.size());
        processes.add(process);
        process.start();
        return process;
    }

    @Override
    public void close() {
        platform().state().dump().fieldNames().forEachRemaining(link -> {
            if (link.startsWith(WORKLOADS) && link.indexOf('/', WORKLOADS.length()) < 0) {
                platform().delete(link);
            }
        });
        for (PlannedRun run : runs) {
            if (!run.deleted()) {
                server().call("DELETE", "/flow_runs/" + run.id(), null);
            }
        }
    }
}
