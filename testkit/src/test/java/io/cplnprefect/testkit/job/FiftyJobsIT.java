/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import static io.cplnprefect.testkit.cpln.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.Http;
import io.cplnprefect.testkit.prefect.RawApi;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fifty jobs at once as processes, two of which are flow runs of a real Prefect server. */
@Timeout(180)
class FiftyJobsIT {
    private static final String GVC = "/org/acme/gvc/prefect";
    private static final String LOCATION = "aws-eu-central-1";
    private static final int WORKLOADS = 5;
    private static final int JOBS_OF_WORKLOAD = 10;
    private static final int FLOWS = 2;
    private static final String FLOW = """
            from prefect import flow

            @flow
            def count():
                for i in range(1, 6):
                    print("line", i)
            """;

    @TempDir
    private Path folder;

    private final RealPrefect prefect = RealPrefect.shared(PrefectRelease.V3);
    private final RawApi api = new RawApi(prefect.apiUrl());
    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect", LOCATION)
            .runtime(ProcessRuntime.builder().prependToPath(prefect.bin()).build())
            .start();
    private final Http http = new Http(cpln.url(), cpln.token());

    @AfterEach
    void stop() {
        cpln.close();
    }

    @Test
    void fiftyJobs_atOnce_reportOrderedLinesAndExitCodesAndLeaveNoProcess() throws IOException {
        List<String> flowRuns = createFlowRuns();
        Map<String, Integer> exitCodes = new HashMap<>();
        for (int job = 0; job < WORKLOADS * JOBS_OF_WORKLOAD; job++) {
            String workload = GVC + "/workload/jobs-" + job % WORKLOADS;
            if (job < WORKLOADS) {
                createWorkload(job);
            }
            boolean isFlow = job < FLOWS;
            int exitCode = isFlow ? 0 : job % 7;
            exitCodes.put(start(workload, isFlow ? flow(flowRuns.get(job)) : shell(exitCode)), exitCode);
        }

        await().atMost(Duration.ofSeconds(150)).until(() -> exitCodes().size() == exitCodes.size());

        assertThat(exitCodes()).isEqualTo(exitCodes);
        assertThat(flowRuns)
                .allSatisfy(run -> assertThat(api.get("/flow_runs/" + run).text("/state_type"))
                        .isEqualTo("COMPLETED"));
        Set<Long> groups = new HashSet<>();
        for (List<String> lines : linesByReplica()) {
            assertThat(lines.get(0)).matches("group \\d+");
            assertThat(lines.stream().filter(line -> line.startsWith("line ")))
                    .containsExactly("line 1", "line 2", "line 3", "line 4", "line 5");
            groups.add(Long.parseLong(lines.get(0).substring("group ".length())));
        }
        assertThat(groups).hasSize(exitCodes.size());
        await().until(() -> processesIn(groups).isEmpty());
    }

    private List<String> createFlowRuns() throws IOException {
        Files.writeString(folder.resolve("flow.py"), FLOW);
        String flow = api.post("/flows/", "{'name':'count'}").id();
        String deployment = api.post(
                        "/deployments/",
                        "{'name':'fifty','flow_id':'%s','entrypoint':'flow.py:count','path':'%s'}",
                        flow,
                        folder)
                .id();
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < FLOWS; i++) {
            runs.add(api.post("/deployments/" + deployment + "/create_flow_run", "{}")
                    .id());
        }
        return runs;
    }

    private void createWorkload(int number) {
        cpln.state().call("POST", GVC + "/workload", json("""
                {'name': 'jobs-%d', 'spec': {'type': 'cron', 'job': {'schedule': '0 0 * * *', 'historyLimit': 10},
                 'containers': [{'name': 'main', 'image': 'busybox', 'command': 'sh'}]}}""".formatted(number)));
    }

    /** Starts a job and returns the name of its execution. */
    private String start(String workload, String script) {
        ObjectNode command = (ObjectNode) json("""
                {'type': 'runCronWorkload', 'spec': {'location': '%s', 'containerOverrides': [{'name': 'main'}]}}""".formatted(LOCATION));
        ((ObjectNode) command.at("/spec/containerOverrides/0"))
                .putArray("args")
                .add("-c")
                .add(script);
        cpln.state().call("POST", workload + "/-command", command);
        List<JsonNode> commands = cpln.commands(workload);
        return "command-" + commands.get(commands.size() - 1).path("id").asText();
    }

    private static String shell(int exitCode) {
        return "echo group $$; sleep 616 & (setsid sleep 617 &); for i in 1 2 3 4 5; do echo line $i; done; exit "
                + exitCode;
    }

    private String flow(String run) {
        return "echo group $$; exec env PREFECT_API_URL=" + prefect.apiUrl()
                + " DO_NOT_TRACK=1 prefect flow-run execute " + run;
    }

    /** Returns the exit codes of the jobs that have ended, by the names of their executions. */
    private Map<String, Integer> exitCodes() {
        Map<String, Integer> codes = new HashMap<>();
        for (int workload = 0; workload < WORKLOADS; workload++) {
            http.get(GVC + "/workload/jobs-" + workload + "/deployment/" + LOCATION)
                    .json()
                    .at("/status/jobExecutions")
                    .forEach(execution -> {
                        JsonNode code = execution.at("/containers/main/restarts/exitCode");
                        if (code.isInt()) {
                            codes.put(execution.path("name").asText(), code.intValue());
                        }
                    });
        }
        return codes;
    }

    private List<List<String>> linesByReplica() {
        Map<String, List<String>> lines = new HashMap<>();
        String query = URLEncoder.encode("{gvc=\"prefect\"}", StandardCharsets.UTF_8);
        http.get("/logs/org/acme/loki/api/v1/query_range?limit=5000&direction=forward&query=" + query)
                .json()
                .at("/data/result")
                .forEach(stream -> stream.path("values").forEach(value -> {
                    if (stream.at("/stream/stream").asText().equals("stdout")) {
                        lines.computeIfAbsent(stream.at("/stream/replica").asText(), replica -> new ArrayList<>())
                                .add(value.path(1).asText());
                    }
                }));
        return List.copyOf(lines.values());
    }

    /** Returns the live processes of process groups, zombies excluded. */
    private static List<String> processesIn(Set<Long> groups) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String stat = stat(process);
                // After the name in parentheses: state, parent, process group.
                String[] fields =
                        stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", 4);
                if (fields.length == 4 && !fields[0].equals("Z") && groups.contains(Long.parseLong(fields[2]))) {
                    found.add(stat);
                }
            }
        }
        return found;
    }

    private static String stat(Path process) {
        try {
            return Files.readString(process.resolve("stat"));
        } catch (IOException e) {
            // It has ended since the folder was listed.
            return "";
        }
    }
}
