/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.apply.Manifest;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParseResult;

/** The manifest of the worker for Control Plane. */
class WorkerManifestTest {

    private final ControlPlaneEmulator platform =
            ControlPlaneEmulator.builder().org("acme", "a-token").gvc("prefect").start();
    private final ControlPlane client = ControlPlane.builder()
            .endpoint(platform.url())
            .token(Secret.of(platform.token()))
            .org("acme")
            .build();

    @AfterEach
    void close() {
        client.close();
        platform.close();
    }

    @Test
    void manifest_isAcceptedAndUnchangedWhenAppliedAgain() throws IOException {
        Manifest manifest = Manifest.parse(Files.readString(Path.of("deploy", "worker.yaml")));

        client.manifests().apply(manifest).orThrow();

        assertThat(client.manifests().plan(manifest).warnings()).isEmpty();
        assertThat(client.manifests().plan(manifest).hasChanges()).isFalse();
        assertThat(platform.get("/org/acme/policy/prefect-worker-workloads")).isNotNull();
    }

    @Test
    void container_startsAWorkerWithItsProbesOnTheHealthPort() throws IOException {
        client.manifests()
                .apply(Manifest.parse(Files.readString(Path.of("deploy", "worker.yaml"))))
                .orThrow();
        JsonNode workload = platform.get("/org/acme/gvc/prefect/workload/prefect-worker");
        JsonNode container = Objects.requireNonNull(workload).at("/spec/containers/0");

        ParseResult arguments = CplnPrefect.commandLine()
                .parseArgs(StreamSupport.stream(container.path("args").spliterator(), false)
                        .map(JsonNode::asText)
                        .toArray(String[]::new));

        ParseResult start = arguments.subcommand().subcommand();
        int port = start.matchedOptionValue("--health-port", 0);
        assertThat(container.at("/livenessProbe/httpGet/port").asInt()).isEqualTo(port);
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo(HealthPages.LIVE);
        assertThat(container.at("/readinessProbe/httpGet/port").asInt()).isEqualTo(port);
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo(HealthPages.READY);
    }
}
