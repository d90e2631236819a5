/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.bridge.template.BaseJobTemplate;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.bridge.template.TemplateReader;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlPlaneBlocksTest {

    private static final Secret TOKEN = Secret.of("planted-token");

    private PrefectEmulator server;
    private Prefect prefect;
    private ControlPlaneBlocks blocks;

    @BeforeEach
    void start() {
        start(PrefectRelease.V2_20);
    }

    private void start(PrefectRelease release) {
        server = PrefectEmulator.builder().release(release).start();
        prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
        blocks = ControlPlaneBlocks.of(prefect);
    }

    @AfterEach
    void close() {
        prefect.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void registerAll_twice_keepsTheSchemas(PrefectRelease release) {
        close();
        start(release);
        blocks.registerAll();
        JsonNode first = schemas();
        blocks.registerAll();

        assertThat(schemas()).isEqualTo(first).hasSize(BlockKind.all().size());
        assertThat(BlockKind.all())
                .extracting(BlockKind::slug)
                .containsExactlyInAnyOrder(
                        "control-plane-configuration",
                        "control-plane-credentials",
                        "cpln-job",
                        "control-plane-infrastructure",
                        "control-plane-infrastructure-config");
        assertThat(BlockKind.INFRASTRUCTURE.definition().capabilities()).containsExactly("run-infrastructure");
    }

    @Test
    void load_savedBlocks_haveTheSameContent() {
        ControlPlaneJobBlock job = ControlPlaneJobBlock.builder()
                .credentials(new ControlPlaneCredentials(new ControlPlaneConfiguration(TOKEN)))
                .org("acme")
                .gvc("prefect")
                .job(JobManifest.parse("{kind: Job, metadata: {name: x}}"))
                .deleteAfterCompletion(false)
                .interval(Duration.ofSeconds(9))
                .timeout(Duration.ofMinutes(5))
                .build();
        ControlPlaneInfrastructure infrastructure = infrastructure().build();

        blocks.save("one", job);
        BlockDocument document = blocks.save("one", infrastructure);
        blocks.save("one", new ControlPlaneConfiguration(TOKEN));

        assertThat(blocks.load(BlockKind.JOB, "one")).isEqualTo(job);
        assertThat(blocks.load(BlockKind.INFRASTRUCTURE, "one")).isEqualTo(infrastructure);
        assertThat(blocks.load(BlockKind.CONFIGURATION, "one")).isEqualTo(new ControlPlaneConfiguration(TOKEN));
        assertThat(document.data().toString() + job + infrastructure + document).doesNotContain(TOKEN.reveal());
        assertThat(BlockKind.ofSlug("cpln-job")).contains(BlockKind.JOB);
        assertThat(BlockKind.ofSlug("docker-container")).isEmpty();
    }

    @Test
    void save_again_replacesTheData() {
        blocks.save("one", infrastructure().putEnv("B", "2").build());
        ControlPlaneInfrastructure next = infrastructure().image(null).build();
        blocks.save("one", next);

        assertThat(blocks.load(BlockKind.INFRASTRUCTURE, "one")).isEqualTo(next);
    }

    @Test
    void load_referenceToAnotherDocument_isKept() {
        BlockDocument config = blocks.save("shared", new ControlPlaneInfrastructureConfig(TOKEN));
        blocks.save("one", infrastructure().configDocumentId(config.id()).build());

        ControlPlaneInfrastructure loaded = blocks.load(BlockKind.INFRASTRUCTURE, "one");

        assertThat(loaded.configDocumentId()).isEqualTo(config.id());
        assertThat(loaded.config()).isEqualTo(new ControlPlaneInfrastructureConfig(TOKEN));
    }

    @Test
    void publish_block_isAPoolWithTheSameJobs() {
        WorkPool pool = blocks.publish(
                infrastructure()
                        .command(List.of("sh", "-c", "it's me"))
                        .customizations(JsonPatch.parse(
                                "[{op: add, path: /spec/template/spec/terminationGracePeriodSeconds, value: 30}]"))
                        .build(),
                "moved");

        assertThat(pool.type()).isEqualTo("cpln");
        assertThat(pool.baseJobTemplate().toString()).doesNotContain(TOKEN.reveal());
        JobConfiguration configuration = JobConfiguration.of(
                new TemplateReader(prefect).read(pool, null, Map.of("env", Map.of("B", "2"))),
                Map.of("CPLN_ORG", "acme"));
        assertThat(configuration.token()).isEqualTo(TOKEN.reveal());
        assertThat(configuration.gvc()).isEqualTo("prefect");
        assertThat(configuration.command()).isEqualTo("sh -c 'it'\"'\"'s me'");
        assertThat(configuration.env()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(configuration
                        .jobManifest()
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .isEqualTo("acme/flows:1");
        assertThat(configuration
                        .jobManifest()
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asInt())
                .isEqualTo(30);
        assertThatThrownBy(() -> blocks.publish(infrastructure().build(), "moved"))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void publish_ownManifest_keepsItAndTheVariables() {
        ControlPlaneInfrastructure block =
                ControlPlaneInfrastructure.builder().job(JobManifest.parse("""
                        kind: Job
                        spec:
                          template:
                            spec:
                              restartPolicy: OnFailure
                              containers: [{name: main, image: own/image:2, args: [sleep], workingDir: /w}]
                        """)).build();

        WorkPool pool = blocks.publish(block, "own");

        ObjectNode template = new ObjectMapper().valueToTree(pool.baseJobTemplate());
        JobConfiguration configuration = JobConfiguration.of(
                BaseJobTemplate.of(template).fill(new ObjectMapper().createObjectNode(), Map.of()),
                Map.of("CPLN_ORG", "acme", "CPLN_GVC", "prefect"));
        JsonNode container = configuration.jobManifest().at("/spec/template/spec/containers/0");
        assertThat(container.path("workingDir").asText()).isEqualTo("/w");
        assertThat(container.path("image").asText()).isEqualTo("own/image:2");
        assertThat(container.has("args"))
                .as("the command is that of the flow run")
                .isFalse();
    }

    private static ControlPlaneInfrastructure.Builder infrastructure() {
        return ControlPlaneInfrastructure.builder()
                .config(new ControlPlaneInfrastructureConfig(TOKEN))
                .gvc("prefect")
                .image("acme/flows:1")
                .putEnv("A", "1")
                .putLabels("team", "data")
                .customizations(JsonPatch.parse("[{op: add, path: /metadata/labels/x, value: y}]"));
    }

    private JsonNode schemas() {
        return server.call("POST", "/block_schemas/filter", new ObjectMapper().createObjectNode());
    }
}
