/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.service.Services;
import io.cplnprefect.testkit.state.EventRecords;
import io.cplnprefect.testkit.state.StateAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SeedTest {
    private static final String PREFECT_YAML = """
            name: project
            pull:
              - prefect.deployments.steps.set_working_directory: {directory: /app}
            deployments:
              - name: daily
                entrypoint: flows.py:load_all
                tags: etl
                parameters: {days: 3}
                schedule: {cron: "0 3 * * *", timezone: UTC}
                work_pool: {name: cpln, job_variables: {image: "etl:1"}}
            ---
            flow_runs:
              - {deployment: load-all/daily, name: first, states: [PENDING, RUNNING]}
              - {flow: other, name: second, parameters: {n: 1}}
            """;

    @Test
    void variablesBlocksLimitsAndEvents_areCreated() {
        try (Services services =
                Services.builder().prefect(server -> {}).seed(Seed.of("""
                        variables: [{name: region, value: north, tags: [x]}]
                        concurrency_limits: [{name: database, limit: 3}]
                        block_documents:
                          - {block_type: bucket, name: results, data: {path: /data}}
                          - {block_type: bucket, name: inputs, data: {path: /in}}
                        events:
                          - {event: shop.opened, resource: shop.1, occurred: "2026-01-01T08:00:00Z"}
                          - {event: shop.closed, resource: {prefect.resource.id: shop.1}, occurred: "2026-01-01T18:00:00Z"}
                        """)).start()) {
            PrefectEmulator prefect = services.prefect();
            assertThat(prefect.call("GET", "/variables/name/region", null)
                            .path("value")
                            .asText())
                    .isEqualTo("north");
            assertThat(prefect.call("GET", "/v2/concurrency_limits/database", null)
                            .path("limit")
                            .asInt())
                    .isEqualTo(3);
            assertThat(prefect.call("GET", "/block_types/slug/bucket/block_documents/name/inputs", null)
                            .at("/data/path")
                            .asText())
                    .isEqualTo("/in");
            EventRecords events = services.events("shop.1");
            StateAssertions.assertThat(events).occurredInOrder("shop.opened", "shop.closed");
        }
    }

    @Test
    void documentsInAnyOrder_areStoredInTheOrderOfCplnApply() {
        try (ControlPlaneEmulator cpln = platform()) {
            Seed.of("""
                    kind: workload
                    name: etl
                    gvc: jobs
                    spec:
                      type: cron
                      identityLink: //identity/etl
                      job: {schedule: "0 0 * * *"}
                      containers: [{name: main, image: busybox}]
                    ---
                    - {kind: identity, name: etl}
                    - kind: gvc
                      name: jobs
                      spec: {staticPlacement: {locationLinks: [//location/aws-us-west-2]}}
                    ---
                    {"kind": "list", "items": [
                      {"kind": "secret", "name": "key", "type": "opaque", "data": {"payload": "x", "encoding": "plain"}}]}
                    """).applyTo(cpln, null);

            assertThat(cpln.get("/org/acme/gvc/jobs/workload/etl")).isNotNull();
            assertThat(cpln.get("/org/acme/gvc/jobs/identity/etl")).isNotNull();
            assertThat(cpln.get("/org/acme/secret/key")).isNotNull();
            assertThat(cpln.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void prefectYaml_createsFlowPoolAndDeploymentWithoutActiveSchedule(PrefectRelease release) {
        try (PrefectEmulator prefect =
                PrefectEmulator.builder().release(release).start()) {
            Seed.of(PREFECT_YAML).applyTo(null, prefect);

            JsonNode deployment = prefect.call("GET", "/deployments/name/load-all/daily", null);
            assertThat(deployment.path("work_pool_name").asText()).isEqualTo("cpln");
            assertThat(deployment.at("/parameters/days").asInt()).isEqualTo(3);
            assertThat(deployment.at("/tags/0").asText()).isEqualTo("etl");
            assertThat(deployment.path("pull_steps")).hasSize(1);
            assertThat(deployment.at("/schedules/0/active").asBoolean(true)).isFalse();
            assertThat(deployment.at("/schedules/0/schedule/cron").asText()).isEqualTo("0 3 * * *");
        }
    }

    @Test
    void flowRuns_passThroughTheirStates() {
        try (PrefectEmulator prefect = PrefectEmulator.builder().start()) {
            Seed.of(PREFECT_YAML).applyTo(null, prefect);

            JsonNode runs = prefect.dump().path("flow_runs");
            assertThat(runs.findValuesAsText("name")).contains("first", "second");
            assertThat(runs.path(0).path("states").findValuesAsText("type"))
                    .containsExactly("SCHEDULED", "PENDING", "RUNNING");
            assertThat(runs.path(1).at("/parameters/n").asInt()).isEqualTo(1);
        }
    }

    @Test
    void refusedItems_areReportedTogetherWithTheirLines() {
        try (ControlPlaneEmulator cpln = platform()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Seed.of("""
                            kind: gvc
                            name: UPPER
                            ---
                            kind: workload
                            name: etl
                            gvc: prefect
                            spec: {type: cron}
                            """).applyTo(cpln, null))
                    .withMessageStartingWith("Invalid seed in the text: line 1: gvc 'UPPER': PUT /org/acme/gvc")
                    .withMessageContaining("; line 4: workload 'etl': PUT /org/acme/gvc/prefect/workload returned");
        }
    }

    @Test
    void objectsOfServiceThatIsNotEmulated_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seed.of(PREFECT_YAML).applyTo(null, null))
                .withMessage("Invalid seed in the text: it has objects of Prefect, which is not emulated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: gvc\\n---\\nname: x            | Invalid seed in the text: line 1: the gvc has no name; line 3: unknown kind '', expected a kind of Control Plane, or a document with work_pools, deployments or flow_runs
            kind: workload\\nname: x             | Invalid seed in the text: line 1: the workload 'x' has no gvc
            kind: gvc\\nname: x\\nname: y        | Invalid YAML in the text, line 3: duplicate key 'name'
            kind: gvc\\nname: !!java.net.URL x   | Invalid YAML in the text, line 2: the tag tag:yaml.org,2002:java.net.URL is not allowed
            kind: [                              | Invalid YAML in the text, line 1: expected the node content, but found '<stream end>'
            a: &a [*a]                           | Invalid YAML in the text, line 1: a value contains itself
            """)
    void invalidText_isRefusedWithItsLine(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seed.of(text.replace("\\n", "\n")))
                .withMessage(message);
    }

    @Test
    void file_isNamedInMessages(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("platform.yaml"), "kind: thing");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seed.of(file))
                .withMessageStartingWith("Invalid seed in " + file + ": line 1: unknown kind 'thing'");
    }

    private static ControlPlaneEmulator platform() {
        return ControlPlaneEmulator.builder()
                .org("acme", "secret")
                .gvc("prefect")
                .start();
    }
}
