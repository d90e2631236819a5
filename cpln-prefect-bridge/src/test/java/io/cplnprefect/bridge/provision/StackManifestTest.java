/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.apply.Manifest;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stack contains, seen in the documents that the platform stores. */
@Timeout(60)
class StackManifestTest {

    private static final PrefectStack OPEN = PrefectStack.builder()
            .gvc("data")
            .authSecret("cpln://secret/auth.payload")
            .server(StackServer.builder()
                    .image("//image/prefect:3.4")
                    .databaseSecret("cpln://secret/database.url")
                    .replicas(2)
                    .addAllowedCidrs("198.51.100.0/24")
                    .build())
            .worker(StackWorker.builder()
                    .program(WorkerProgram.PYTHON)
                    .image("//image/prefect:3.4")
                    .workPool("batch")
                    .addWorkQueues("high", "low")
                    .limit(7)
                    .build())
            .build();

    private final StackServices services = new StackServices();

    @AfterEach
    void close() {
        services.close();
    }

    private JsonNode applied(PrefectStack stack, String path) {
        services.controlPlane.manifests().apply(services.stacks.manifest(stack)).orThrow();
        return services.object(path);
    }

    @Test
    void server_byDefault_hasAVolumeAndCannotBeReachedFromOutside() {
        JsonNode spec = applied(PrefectStack.builder().build(), "gvc/prefect/workload/prefect-server")
                .path("spec");

        assertThat(spec.path("type").asText()).isEqualTo("stateful");
        assertThat(spec.at("/containers/0/volumes/0/uri").asText()).isEqualTo("cpln://volumeset/prefect");
        assertThat(spec.at("/containers/0/volumes/0/path").asText()).isEqualTo("/root/.prefect");
        assertThat(spec.at("/containers/0/ports/0/number").asInt()).isEqualTo(4200);
        assertThat(spec.at("/firewallConfig/external/inboundAllowCIDR")).isEmpty();
        assertThat(spec.at("/firewallConfig/internal/inboundAllowType").asText())
                .isEqualTo("same-org");
        assertThat(spec.at("/defaultOptions/autoscaling/maxScale").asInt()).isEqualTo(1);
        assertThat(spec.has("identityLink")).isFalse();
    }

    @Test
    void server_withSecrets_readsThemAndNothingElse() {
        services.secret("auth", "user:password");
        services.put(
                "secret/database", "{\"name\": \"database\", \"type\": \"dictionary\", \"data\": {\"url\": \"x\"}}");
        JsonNode spec = applied(OPEN, "gvc/data/workload/prefect-server").path("spec");

        assertThat(spec.path("type").asText()).isEqualTo("standard");
        assertThat(variables(spec))
                .isEqualTo(Map.of(
                        "PREFECT_API_DATABASE_CONNECTION_URL", "cpln://secret/database.url",
                        "PREFECT_SERVER_API_AUTH_STRING", "cpln://secret/auth.payload"));
        assertThat(spec.at("/firewallConfig/external/inboundAllowCIDR/0").asText())
                .isEqualTo("198.51.100.0/24");
        assertThat(spec.at("/defaultOptions/autoscaling/minScale").asInt()).isEqualTo(2);
        assertThat(services.exists("gvc/data/volumeset/prefect")).isFalse();
        JsonNode policy = services.object("policy/data-server-secrets");
        assertThat(policy.at("/bindings/0/permissions")).hasSize(1);
        assertThat(policy.path("targetLinks").toString()).contains("//secret/database", "//secret/auth");
    }

    @Test
    void worker_ofPython_startsPrefectsWorkerWithTheCredentials() {
        services.secret("auth", "user:password");
        services.secret("database", "x");
        JsonNode spec = applied(OPEN, "gvc/data/workload/prefect-worker").path("spec");

        assertThat(spec.at("/containers/0/command").asText()).isEqualTo("prefect");
        assertThat(arguments(spec))
                .isEqualTo("worker start --pool batch --work-queue high --work-queue low --limit 7 --type cpln");
        assertThat(variables(spec))
                .containsEntry("PREFECT_API_URL", "http://prefect-server.data.cpln.local/api")
                .containsEntry("PREFECT_API_AUTH_STRING", "cpln://secret/auth.payload");
        assertThat(services.object("policy/data-worker-secrets")
                        .at("/bindings/0/permissions")
                        .toString())
                .contains("create", "reveal");
    }

    @Test
    void worker_ofJava_hasLeastPrivilegesOnly() {
        JsonNode spec = applied(PrefectStack.builder().build(), "gvc/prefect/workload/prefect-worker")
                .path("spec");

        assertThat(arguments(spec)).isEqualTo("worker start --pool cpln --health-port 8080");
        assertThat(spec.at("/containers/0/image").asText()).isEqualTo("//image/cpln-prefect:0.1.0");
        assertThat(services.object("policy/prefect-worker-workloads")
                        .at("/bindings/0/permissions")
                        .toString())
                .isEqualTo("[\"create\",\"delete\",\"edit\",\"exec.runCronWorkload\",\"exec.stopReplica\",\"view\"]");
        assertThat(services.object("policy/prefect-worker-secrets")
                        .at("/bindings/0/permissions")
                        .toString())
                .isEqualTo("[\"reveal\",\"view\"]");
    }

    @Test
    void files_areAManifestInParts() throws IOException {
        Map<String, String> files = services.stacks.files(PrefectStack.builder().build(), "eu-prod");

        assertThat(files)
                .containsOnlyKeys(
                        "clusters/eu-prod/prefect/base.yaml",
                        "clusters/eu-prod/prefect/server.yaml",
                        "clusters/eu-prod/prefect/worker.yaml",
                        "clusters/eu-prod/work-pools/cpln.json");
        files.forEach((path, text) -> {
            if (path.endsWith(".yaml")) {
                services.controlPlane.manifests().apply(Manifest.parse(text)).orThrow();
            }
        });
        assertThat(services.controlPlane
                        .manifests()
                        .plan(services.stacks.manifest(PrefectStack.builder().build()))
                        .hasChanges())
                .isFalse();
        assertThat(new ObjectMapper()
                        .readTree(files.get("clusters/eu-prod/work-pools/cpln.json"))
                        .at("/variables/properties/image/default")
                        .asText())
                .isEqualTo("prefecthq/prefect:3-latest");
        assertThatThrownBy(() -> services.stacks.files(PrefectStack.builder().build(), "../x"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid cluster '../x'");
    }

    @Test
    void manifest_isMadeWithoutRequests() {
        try (ControlPlane offline = ControlPlane.builder()
                .endpoint("http://127.0.0.1:1")
                .org("acme")
                .token(() -> {
                    throw new IllegalStateException("A request was sent");
                })
                .build()) {
            assertThat(PrefectStacks.of(offline)
                            .manifest(PrefectStack.builder().build())
                            .size())
                    .isEqualTo(13);
        }
    }

    private static String arguments(JsonNode spec) {
        return String.join(
                " ",
                StreamSupport.stream(spec.at("/containers/0/args").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private static Map<String, String> variables(JsonNode spec) {
        return StreamSupport.stream(spec.at("/containers/0/env").spliterator(), false)
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asText(),
                        variable -> variable.path("value").asText()));
    }
}
