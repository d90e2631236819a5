/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructure;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructureConfig;
import io.cplnprefect.bridge.fixture.PythonProgram;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments that Prefect's Python library has made with blocks, run by this library's agent beside Prefect's own. */
class AgentOnPrefect2IT {

    private static final String ORG = "acme";
    private static final String GVC = "prefect";

    private final RealPrefect server = RealPrefect.shared(PrefectRelease.V2_20);
    private final String queue = "it-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    private Path folder;

    @Test
    void deploymentsOfPython_runToTheirEnd_andRunsOfOtherAgentsAreLeftAlone() throws Exception {
        PythonProgram python = new PythonProgram(server.bin(), folder, Map.of("PREFECT_API_URL", server.apiUrl()));
        try (ControlPlaneEmulator platform = platform();
                Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
                ControlPlane controlPlane = controlPlane(platform)) {
            BlockDocument block = ControlPlaneBlocks.of(prefect).save(queue, infrastructure(platform));
            String schema = Objects.requireNonNull(block.blockSchemaId()).toString();

            JsonNode deployed = new ObjectMapper()
                    .readTree(
                            python.run("python", resource("/agents/cpln_blocks.py"), "deploy", queue, queue, flows()));

            assertThat(deployed.path("schema").asText())
                    .as("Python uses the schema that Java registered")
                    .isEqualTo(schema);
            assertThat(deployed.path("token").asText()).isEqualTo(platform.token());
            assertThat(deployed.at("/env/SAVED_BY").asText()).isEqualTo("java");
            ControlPlaneInfrastructure ofPython =
                    ControlPlaneBlocks.of(prefect).load(BlockKind.INFRASTRUCTURE, "python-" + queue);
            assertThat(ofPython.env()).isEqualTo(Map.of("SAVED_BY", "python"));

            UUID java = UUID.fromString(deployed.path("java").asText());
            UUID saved = UUID.fromString(deployed.path("python").asText());
            runToTheEnd(prefect, controlPlane, java, saved);
            python.run("prefect", "agent", "start", "--work-queue", "python-" + queue, "--run-once", "--hide-welcome");

            FlowRun process = read(prefect, deployed.path("process"));
            assertThat(process.stateType()).isEqualTo(StateType.COMPLETED);
            assertThat(process.infrastructurePid()).doesNotContain(ORG);
            FlowRun foreign = read(prefect, deployed.path("foreign"));
            assertThat(foreign.stateType()).isEqualTo(StateType.SCHEDULED);
            assertThat(platform.requests())
                    .noneMatch(request -> request.body().contains(process.id().toString())
                            || request.body().contains(foreign.id().toString()));
        }
    }

    private void runToTheEnd(Prefect prefect, ControlPlane controlPlane, UUID... runs) {
        AgentSettings settings = AgentSettings.builder()
                .addWorkQueues(queue)
                .name("it " + queue)
                .execution(WorkerSettings.builder()
                        .gvc(GVC)
                        .jobApiUrl(server.apiUrl())
                        .build())
                .build();
        Events events = new Events();
        try (Bridge bridge = Bridge.between(prefect, controlPlane);
                Agent agent = bridge.agent(settings, events)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        agent.heartbeat();
                        agent.pollOnce();
                        agent.observeOnce();
                        agent.syncOnce();
                        if (!events.notStarted.isEmpty()) {
                            throw new IllegalStateException("Not started: " + events.notStarted);
                        }
                        assertThat(events.ended).hasSize(runs.length);
                    });
        }
        for (UUID run : runs) {
            FlowRun ended = prefect.flowRuns().read(run).execute();
            assertThat(ended.stateType()).isEqualTo(StateType.COMPLETED);
            assertThat(ended.infrastructurePid()).startsWith(ORG + ":" + GVC + ":");
        }
    }

    private static ControlPlaneInfrastructure infrastructure(ControlPlaneEmulator platform) {
        return ControlPlaneInfrastructure.builder()
                .config(new ControlPlaneInfrastructureConfig(Secret.of(platform.token())))
                .org(ORG)
                .gvc(GVC)
                .image("prefecthq/prefect:2-latest")
                .putEnv("SAVED_BY", "java")
                .build();
    }

    private ControlPlaneEmulator platform() {
        return ControlPlaneEmulator.builder()
                .org(ORG, "agent-token")
                .gvc(GVC)
                .runtime(ProcessRuntime.builder()
                        .prependToPath(server.bin())
                        .env("PREFECT_HOME", folder.resolve("home").toString())
                        .workingDir(folder)
                        .build())
                .start();
    }

    private static ControlPlane controlPlane(ControlPlaneEmulator platform) {
        return ControlPlane.builder()
                .endpoint(platform.url())
                .logsEndpoint(platform.logsUrl())
                .token(Secret.of(platform.token()))
                .org(ORG)
                .build();
    }

    private static FlowRun read(Prefect prefect, JsonNode id) {
        return prefect.flowRuns().read(UUID.fromString(id.asText())).execute();
    }

    private String flows() throws Exception {
        return Path.of(resource("/flows/flows.py")).resolveSibling("").toString();
    }

    private String resource(String name) throws Exception {
        return Path.of(Objects.requireNonNull(getClass().getResource(name)).toURI())
                .toString();
    }
}
