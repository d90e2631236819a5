/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.service.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process that is stopped by SIGTERM while its job runs. */
@Timeout(120)
class AgentCommandIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String KIND = "control-plane-infrastructure";

    @TempDir
    private static Path folder;

    @Test
    void agent_runsAFlowRunOfItsQueue_andEndsInOrder() throws Exception {
        try (Services services = Services.builder()
                .controlPlane(platform ->
                        platform.org("acme", "secret-token").gvc("prefect").runtime(ProcessRuntime.create()))
                .prefect(server -> server.release(PrefectRelease.V2_20))
                .start()) {
            Program program = Program.of(services, folder);
            Path block = Files.writeString(folder.resolve("block.yaml"), "command: [sh, -c, 'echo hello; sleep 600']");
            Program.Outcome saved = program.run("block", "save", KIND + "/sleeps", "-f", block.toString());
            assertThat(saved.exitCode()).as(saved.err()).isZero();
            Path out = folder.resolve("agent.out");
            Path err = folder.resolve("agent.err");
            Process agent = program.start(
                    out,
                    err,
                    "agent",
                    "start",
                    "--queue",
                    "etl",
                    "--query-seconds",
                    "1",
                    "--job-api-url",
                    "http://prefect.example/api");
            try {
                String run = createFlowRun(services, saved.out().strip());

                await().atMost(LIMIT).until(() -> text(out).contains(run + " hello"));
                String pid = services.prefect()
                        .call("GET", "/flow_runs/" + run, null)
                        .path("infrastructure_pid")
                        .asText();
                assertThat(pid).startsWith("acme:prefect:");
                agent.destroy();
                assertThat(agent.waitFor()).isEqualTo(143);
                assertThat(text(err)).contains("Stopped; 1 jobs continue").doesNotContain("secret-token");
                assertThat(services.controlPlane().commands("/org/acme/gvc/prefect/workload/" + pid.split(":", -1)[2]))
                        .extracting(command -> command.path("lifecycleStage").asText())
                        .containsExactly("running");
            } finally {
                agent.destroyForcibly();
            }
        }
    }

    private static String createFlowRun(Services services, String blockId) {
        String flow = create(services, "/flows/", object().put("name", "hello"));
        String deployment = create(
                services,
                "/deployments/",
                object().put("name", "cli")
                        .put("flow_id", flow)
                        .put("work_queue_name", "etl")
                        .put("infrastructure_document_id", blockId));
        return create(services, "/deployments/" + deployment + "/create_flow_run", object());
    }

    private static String create(Services services, String path, JsonNode body) {
        return services.prefect().call("POST", path, body).path("id").asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, UTF_8);
    }
}
