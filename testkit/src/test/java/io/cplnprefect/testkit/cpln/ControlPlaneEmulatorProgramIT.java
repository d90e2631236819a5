/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ControlPlaneEmulatorProgramIT {
    private static final String GVC = "/org/acme/gvc/prefect";

    @Test
    void terminatedProgram_withRunningJob_endsTheJobProcess() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "control-plane-emulator.jar").toString(),
                "--port",
                "0",
                "--org",
                "acme",
                "--gvc",
                "prefect",
                "--runtime",
                "process");
        builder.environment().put("CPLN_TOKEN", "hidden-token");
        Process program = builder.redirectErrorStream(true).start();
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
