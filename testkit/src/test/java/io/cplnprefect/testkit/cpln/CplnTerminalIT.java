/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.testkit.cli.CplnCli;
import io.cplnprefect.testkit.cli.CplnResult;
import io.cplnprefect.testkit.job.ProcessRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands in a process job, and forwards ports to it, with the vendor's own client, unmodified. */
@Timeout(600)
class CplnTerminalIT {
    private static final String ETL = "/org/acme/gvc/prefect/workload/etl";
    private static final String LOCATION = "aws-eu-central-1";

    @TempDir
    private Path folder;

    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect", LOCATION)
            .runtime(ProcessRuntime.create())
            .start();
    private CplnCli cli;

    @BeforeEach
    void install() {
        cli = CplnCli.installed(cpln.url(), cpln.token(), "acme", "prefect", folder.resolve("home"));
    }

    @BeforeEach
    void startJob() {
        Http http = new Http(cpln.url(), cpln.token());
        http.post("/org/acme/gvc/prefect/workload", """
                {'name': 'etl', 'spec': {'type': 'cron', 'job': {'schedule': '0 0 * * *'}, 'containers': [
                 {'name': 'main', 'image': 'busybox', 'command': 'sleep', 'args': ['300']}]}}""");
        http.post(ETL + "/-command", "{'type': 'runCronWorkload', 'spec': {'location': '" + LOCATION + "'}}");
        await().until(() -> cpln.commands(ETL).get(0).at("/status/replica").isTextual());
    }

    @AfterEach
    void stop() {
        cpln.close();
    }

    @Test
    void exec_command_printsItsOutputAndHasItsExitCode() {
        CplnResult success = exec("sh", "-c", "echo hello; echo problem >&2");
        CplnResult failure = exec("sh", "-c", "exit 3");

        assertThat(success.text()).contains("hello", "problem");
        assertThat(success.exitCode()).isZero();
        assertThat(failure.exitCode()).isEqualTo(3);
    }

    @Test
    void exec_unknownProgram_hasAnExitCode() {
        CplnResult result = exec("no-such-program");

        assertThat(result.exitCode()).isEqualTo(126);
        assertThat(result.text()).contains("executable file not found");
    }

    @Test
    void cp_file_isCopiedInBothDirections() throws Exception {
        Path sent = Files.writeString(folder.resolve("sent.txt"), "content\n".repeat(100));
        Path inReplica = folder.resolve("replica.txt");
        Path received = folder.resolve("received.txt");

        cli.run("cp", sent.toString(), "etl:" + inReplica, "--location", LOCATION)
                .orThrow();
        assertThat(inReplica).hasSameTextualContentAs(sent);
        // The client may exit before it has written what it has received.
        await().untilAsserted(() -> {
            cli.run("cp", "etl:" + inReplica, received.toString(), "--location", LOCATION)
                    .orThrow();
            assertThat(received).hasSameTextualContentAs(sent);
        });
    }

    @Test
    void portForward_connection_reachesThePort() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process forwarding =
                    cli.start("port-forward", "etl", "0:" + server.getLocalPort(), "--address", "127.0.0.1");
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(forwarding.getInputStream(), UTF_8))) {
                String begun = lineWith(lines, "Forwarding from 127.0.0.1:");
                int port = Integer.parseInt(begun.replaceAll(".*127.0.0.1:(\\d+).*", "$1"));
                try (Socket local = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    local.getOutputStream().write("ping\n".getBytes(UTF_8));
                    try (Socket remote = server.accept()) {
                        assertThat(remote.getInputStream().readNBytes(5)).isEqualTo("ping\n".getBytes(UTF_8));
                        remote.getOutputStream().write("pong\n".getBytes(UTF_8));
                        assertThat(local.getInputStream().readNBytes(5)).isEqualTo("pong\n".getBytes(UTF_8));
                    }
                }
            } finally {
                forwarding.destroyForcibly().waitFor();
            }
        }
    }

    private CplnResult exec(String... command) {
        List<String> line = new ArrayList<>(List.of("workload", "exec", "etl", "--location", LOCATION, "--"));
        line.addAll(List.of(command));
        return cli.run(line.toArray(String[]::new));
    }

    private static String lineWith(BufferedReader lines, String text) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(text)) {
                return line;
            }
            read.add(line);
        }
        throw new AssertionError("No line with '" + text + "': " + read);
    }
}
