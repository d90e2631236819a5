/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.bridge.template.InvalidJobConfigurationException;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.block.BlockData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ControlPlaneInfrastructureTest {

    private static final UUID RUN = UUID.fromString("11111111-2222-4333-8444-555555555555");

    @Test
    void preview_emptyBlock_isTheMinimalJob() {
        assertThat(ControlPlaneInfrastructure.builder().build().preview()).isEqualTo("""
                apiVersion: batch/v1
                kind: Job
                metadata:
                  labels: {}
                  generateName: prefect-job-d41d8cd98f00b204e9800998ecf8427e-
                spec:
                  template:
                    spec:
                      parallelism: 1
                      completions: 1
                      restartPolicy: Never
                      containers:
                      - name: prefect-job
                        env: []
                """);
    }

    @Test
    void preview_allSettings_areAddedBeforeTheCustomizations() {
        ControlPlaneInfrastructure block = ControlPlaneInfrastructure.builder()
                .config(new ControlPlaneInfrastructureConfig(Secret.of("planted-token")))
                .gvc("prefect")
                .image("acme/flows:1")
                .serviceAccountName("runner")
                .putLabels("Team/Data Eng", "A & B")
                .putEnv("A", "1")
                .putEnv("GONE", null)
                .command(List.of("python", "-m", "prefect.engine"))
                .name("My Job")
                .customizations(JsonPatch.parse("""
                        [{"op": "test", "path": "/spec/template/spec/containers/0/env/0/value", "value": "1"},
                         {"op": "add", "path": "/spec/template/spec/containers/0/env/-", "value": {"name": "B", "value": "2"}},
                         {"op": "replace", "path": "/metadata/generateName", "value": "other-"},
                         {"op": "remove", "path": "/spec/template/spec/serviceAccountName"}]"""))
                .build();

        assertThat(block.preview()).isEqualTo("""
                apiVersion: batch/v1
                kind: Job
                metadata:
                  labels:
                    team/data-eng: a-b
                  namespace: prefect
                  generateName: other-
                spec:
                  template:
                    spec:
                      parallelism: 1
                      completions: 1
                      restartPolicy: Never
                      containers:
                      - name: prefect-job
                        env:
                        - name: A
                          value: '1'
                        - name: B
                          value: '2'
                        image: acme/flows:1
                        args:
                        - python
                        - -m
                        - prefect.engine
                """);
        assertThat(block.toString() + block.data()).doesNotContain("planted-token");
    }

    @Test
    void manifest_withoutName_hasTheHashOfPython() {
        ControlPlaneInfrastructure block = ControlPlaneInfrastructure.builder()
                .command(List.of("python", "-m", "prefect.engine"))
                .putEnv("PREFECT_API_URL", "http://x/api")
                .build();

        assertThat(block.preview()).contains("generateName: prefect-job-06de8fd0f08ce39ae645db6de7739dc4-");
    }

    @Test
    void manifest_customizationThatFails_namesItsIndex() {
        ControlPlaneInfrastructure block = ControlPlaneInfrastructure.builder()
                .customizations(JsonPatch.parse("[{op: remove, path: /spec/absent}]"))
                .build();

        assertThatThrownBy(block::manifest)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Operation 0 of the JSON patch (remove /spec/absent) cannot be applied: '/spec/absent' does not exist");
    }

    @Test
    void configuration_ofAFlowRun_hasTheEnvironmentLabelsAndCommandOfAnAgent() {
        ControlPlaneInfrastructure block = ControlPlaneInfrastructure.builder()
                .config(new ControlPlaneInfrastructureConfig(Secret.of("a-token")))
                .job(JobManifest.parse("""
                        kind: Job
                        spec:
                          template:
                            spec:
                              containers:
                                - name: main
                                  args: [sleep]
                                  env: [{name: PREFECT_API_URL, value: http://old/api}, {name: OWN, value: '1'}]
                        """))
                .putEnv("PREFECT_LOGGING_LEVEL", null)
                .putEnv("EXTRA", "2")
                .putLabels("team", "data")
                .jobWatchTimeout(Duration.ofSeconds(90))
                .jobType("etl")
                .customizations(
                        JsonPatch.parse("[{op: add, path: /spec/template/spec/containers/0/workingDir, value: /tmp}]"))
                .build();
        FlowRunContext run = FlowRunContext.builder()
                .flowRunId(RUN)
                .flowRunName("lively-fox")
                .flowName("etl")
                .deploymentName("nightly")
                .defaultImage("prefecthq/prefect:2-latest")
                .environment(Map.of("PREFECT_API_URL", "https://p.example.com/api", "PREFECT_LOGGING_LEVEL", "DEBUG"))
                .build();

        JobConfiguration configuration = block.configuration(run, Map.of("CPLN_ORG", "acme", "CPLN_GVC", "prefect"));

        assertThat(configuration.org()).isEqualTo("acme");
        assertThat(configuration.gvc()).isEqualTo("prefect");
        assertThat(configuration.token()).isEqualTo("a-token");
        assertThat(configuration.jobWatchTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(configuration.jobType()).isEqualTo("etl");
        Map<String, Object> manifest = JobManifestValues.of(configuration.jobManifest());
        assertThat(manifest)
                .containsEntry("/metadata/namespace", "prefect")
                .containsEntry("/metadata/generateName", "lively-fox-")
                .containsEntry("/metadata/labels/team", "data")
                .containsEntry("/metadata/labels/prefect.io~1flow-run-id", RUN.toString())
                .containsEntry("/metadata/labels/prefect.io~1deployment-name", "nightly")
                .containsEntry("/spec/template/spec/containers/0/image", "prefecthq/prefect:2-latest")
                .containsEntry("/spec/template/spec/containers/0/workingDir", "/tmp")
                .containsEntry("/spec/template/spec/containers/0/args", List.of("prefect", "flow-run", "execute"));
        assertThat(JobManifestValues.env(configuration.jobManifest()))
                .containsEntry("OWN", "1")
                .containsEntry("EXTRA", "2")
                .containsEntry("PREFECT_API_URL", "https://p.example.com/api")
                .containsEntry("PREFECT__FLOW_RUN_ID", RUN.toString())
                .doesNotContainKey("PREFECT_LOGGING_LEVEL");
    }

    @Test
    void configuration_withoutGvc_isRefused() {
        ControlPlaneInfrastructure block = ControlPlaneInfrastructure.builder().build();
        FlowRunContext run = FlowRunContext.builder()
                .flowRunId(RUN)
                .flowRunName("r")
                .defaultImage("i")
                .build();

        assertThatThrownBy(() -> block.configuration(run, Map.of("CPLN_ORG", "acme")))
                .isInstanceOf(InvalidJobConfigurationException.class)
                .hasMessageContaining("namespace is missing");
    }

    @Test
    void read_wrongTypes_reportsAllWithoutValues() {
        BlockData data = BlockData.builder()
                .put("env", "A=planted")
                .put("command", "planted")
                .put("job_watch_timeout_seconds", -1)
                .put("stream_output", "planted")
                .put("customizations", List.of(Map.of("op", "planted")))
                .put("job", List.of())
                .build();

        assertThatThrownBy(() -> BlockKind.INFRASTRUCTURE.read(data))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .hasSize(6)
                                .noneMatch(problem -> problem.contains("planted"))
                                .anyMatch(
                                        problem -> problem.contains("'command'") && problem.contains("a list of texts"))
                                .anyMatch(problem ->
                                        problem.contains("'customizations'") && problem.contains("operation 0")));
    }

    @Test
    void read_whatPythonWrites_hasItsDefaultsAndCustomizationsAsText() {
        ControlPlaneInfrastructure block = BlockKind.INFRASTRUCTURE.read(BlockData.builder()
                .put("type", "cpln-infrastructure")
                .put("block_type_slug", "control-plane-infrastructure")
                .put("config", null)
                .put("location", "")
                .put("customizations", "[{\"op\": \"add\", \"path\": \"/spec/suspend\", \"value\": true}]")
                .put("pod_watch_timeout_seconds", 120)
                .build());

        assertThat(block.location()).isNull();
        assertThat(block.config()).isNull();
        assertThat(block.podWatchTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(block.manifest().asMap().toString()).contains("suspend=true");
    }
}
