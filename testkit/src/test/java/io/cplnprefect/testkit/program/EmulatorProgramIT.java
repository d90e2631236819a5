/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmulatorProgramIT {
    private static final String GVC = "/org/acme/gvc/prefect";

    @Test
    void terminatedProgram_withRunningJob_endsTheJobProcess() throws Exception {
        Process program = start("--port", "0", "--org", "acme", "--gvc", "prefect", "--runtime", "process");
        try (BufferedReader output = new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
            String ready = output.readLine();
            assertThat(ready)
                    .startsWith("Control Plane emulator is ready at http://127.0.0.1:")
                    .doesNotContain("hidden");
            Http http = new Http(ready.replaceAll(".*(http://[^,]+),.*", "$1"), "hidden-token");
            long child = startJob(http);

            program.destroy();

            assertThat(program.waitFor(30, SECONDS)).isTrue();
            // A process that was killed exists until its new parent has read its exit status.
            await().atMost(10, SECONDS)
                    .until(() -> ProcessHandle.of(child)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void terminatedProgram_withSettings_writesTheStateOfBothServices(@TempDir Path folder) throws Exception {
        Path settings = Files.writeString(folder.resolve("emulators.yaml"), """
                controlPlane: {orgs: [{name: acme, gvcs: [{name: prefect}]}]}
                prefect: {release: 3.8.8}
                state: {dump: state.json}
                """);
        Process program = start(settings.toString());
        try (BufferedReader output = new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
            assertThat(output.readLine()).startsWith("Control Plane emulator is ready at http://127.0.0.1:");
            assertThat(output.readLine()).startsWith("Prefect emulator is ready at http://127.0.0.1:");

            program.destroy();

            assertThat(program.waitFor(30, SECONDS)).isTrue();
            JsonNode state = Http.parse(Files.readString(folder.resolve("state.json")));
            assertThat(state.at("/controlPlane").has(GVC)).isTrue();
            assertThat(state.at("/prefect/release").asText()).isEqualTo("3.8.8");
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void invalidSettings_areOnStandardErrorWithExitCode2(@TempDir Path folder) throws Exception {
        Path settings = Files.writeString(folder.resolve("emulators.yaml"), "prefect: {port: x}\ncolour: red");

        Process program = start(settings.toString());

        assertThat(new String(program.getInputStream().readAllBytes(), UTF_8))
                .contains("line 1: prefect.port: expected a number", "line 2: colour: unknown setting");
        assertThat(program.waitFor()).isEqualTo(2);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "emulator.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CPLN_TOKEN", "hidden-token");
        return builder.redirectErrorStream(true).start();
    }

    /** Starts a job that prints the process id of a child of its own and sleeps. */
    private static long startJob(Http http) {
        http.post(GVC + "/workload", """
                {'name': 'etl', 'spec': {'type': 'cron', 'job': {'schedule': '0 0 * * *'}, 'containers':
                 [{'name': 'main', 'image': 'busybox', 'command': 'sh',
                   'args': ['-c', 'sleep 614 & echo child $!; wait']}]}}""");
        http.post(
                GVC + "/workload/etl/-command",
                "{'type': 'runCronWorkload', 'spec': {'location': 'aws-eu-central-1'}}");
        String logs = "/logs/org/acme/loki/api/v1/query_range?query=%7Bworkload%3D%22etl%22%7D";
        JsonNode line = await().atMost(30, SECONDS)
                .until(() -> http.get(logs).json().at("/data/result/0/values/0/1"), JsonNode::isTextual);
        return Long.parseLong(line.asText().replace("child ", ""));
    }
}
