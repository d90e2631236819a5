/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.examples.cli.Commands.Outcome;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunAndPoolCommandsTest {

    @TempDir
    private Path folder;

    private final FaultPlan faults = FaultPlan.create();
    private final PrefectEmulator server =
            PrefectEmulator.builder().faults(faults).start();
    private final Commands commands = new Commands("--api-url", server.apiUrl());

    @AfterEach
    void close() {
        server.close();
    }

    private void deploy() throws IOException {
        Path file = Files.writeString(folder.resolve("prod.yaml"), """
                deployments: [{name: daily, entrypoint: "etl.py:load", work_pool: {name: cpln}}]
                """);
        assertThat(commands.run("pool", "create", "cpln").exitCode()).isZero();
        assertThat(commands.run("deploy", "apply", file.toString()).exitCode()).isZero();
    }

    @Test
    void run_withParameters_printsTheId_andTheSameKeyStartsNoSecondOne() throws IOException {
        deploy();
        String[] run = {
            "run",
            "load/daily",
            "--key",
            "k1",
            "-p",
            "day=monday",
            "-p",
            "n=3",
            "-p",
            "regions=[\"eu\", \"us\"]",
            "-p",
            "q=a=b"
        };

        Outcome first = commands.run(run);
        Outcome second = commands.run(run);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        JsonNode flowRun = server.call("GET", "/flow_runs/" + first.out().strip(), null);
        assertThat(flowRun.path("parameters")).isEqualTo(new ObjectMapper().readTree("""
                        {"day": "monday", "n": 3, "regions": ["eu", "us"], "q": "a=b"}"""));
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, 0", "FAILED, 1", "CRASHED, 1", "CANCELLED, 1"})
    void run_thatIsAwaited_endsWithTheCodeOfItsOutcome(String state, int exitCode) throws IOException {
        deploy();
        faults.when(RequestPattern.get("/flow_runs/{id}")).skip(1).once().then(Fault.runBefore(() -> end(state)));

        Outcome outcome = commands.run("run", "load/daily", "--wait", "--timeout", "30", "-o", "json");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(new ObjectMapper().readTree(outcome.out()).path("message").asText())
                .isEqualTo("as planned");
        assertThat(outcome.err()).contains("as planned");
    }

    private void end(String state) {
        JsonNode run = server.call("POST", "/flow_runs/filter", JsonNodeFactory.instance.objectNode())
                .get(0);
        ObjectNode proposal = JsonNodeFactory.instance.objectNode().put("force", true);
        proposal.putObject("state").put("type", state).put("message", "as planned");
        server.call("POST", "/flow_runs/" + run.path("id").asText() + "/set_state", proposal);
    }

    @Test
    void run_thatDoesNotEndInTime_isAFailure() throws IOException {
        deploy();

        Outcome outcome = commands.run("run", "load/daily", "--wait", "--timeout", "1");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("is Scheduled");
    }

    @Test
    void run_ofADeploymentThatDoesNotExist_isRefused() {
        assertThat(commands.run("run", "load/absent").exitCode()).isEqualTo(3);
        assertThat(commands.run("run", "daily").exitCode()).isEqualTo(2);
    }

    @Test
    void pool_hasTheGivenDefaults_andIsShownWithoutThem() throws IOException {
        Outcome created = commands.run(
                "pool",
                "create",
                "cpln",
                "--set",
                "namespace=prod-gvc",
                "--set",
                "env={\"STAGE\": \"prod\"}",
                "--limit",
                "7");
        assertThat(created.exitCode()).as(created.err()).isZero();

        JsonNode pool = server.call("GET", "/work_pools/cpln", null);
        assertThat(created.out().strip()).isEqualTo(pool.path("id").asText());
        assertThat(pool.path("type").asText()).isEqualTo("cpln");
        JsonNode variables = pool.at("/base_job_template/variables/properties");
        assertThat(variables.at("/namespace/default").asText()).isEqualTo("prod-gvc");
        assertThat(variables.at("/env/default/STAGE").asText()).isEqualTo("prod");
        Outcome shown = commands.run("pool", "show", "cpln");
        assertThat(shown.out()).contains("cpln", "7", "namespace, ").doesNotContain("prod-gvc");
        JsonNode document = new ObjectMapper()
                .readTree(commands.run("pool", "show", "cpln", "-o", "json").out());
        assertThat(document.path("concurrencyLimit").asInt()).isEqualTo(7);
    }

    @Test
    void pool_thatExists_isChangedOnlyWithOverwrite() {
        commands.run("pool", "create", "cpln");

        Outcome refused = commands.run("pool", "create", "cpln", "--limit", "3");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Invalid work pool 'cpln': it exists");
        assertThat(commands.run("pool", "create", "cpln", "--limit", "3", "--overwrite")
                        .exitCode())
                .isZero();
        assertThat(server.call("GET", "/work_pools/cpln", null)
                        .path("concurrency_limit")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void unknownVariables_areReportedWithTheKnownOnes() {
        Outcome refused = commands.run("pool", "create", "cpln", "--set", "gvc=x", "--set", "images=y");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("'gvc'", "'images'", "namespace");
    }

    @Test
    void templateAndConfigurationBlock_areUsedByThePool() throws IOException {
        Path token = Files.writeString(folder.resolve("token.yaml"), "token: planted-token\n");
        Path template = Files.writeString(folder.resolve("template.yaml"), """
                job_configuration: {command: "{{ command }}"}
                variables: {type: object, properties: {command: {type: string}}}
                """);
        commands.run("block", "save", "control-plane-configuration/prod", "-f", token.toString());

        Outcome created = commands.run("pool", "create", "cpln", "--config", "prod");

        assertThat(created.exitCode()).as(created.err()).isZero();
        assertThat(server.call("GET", "/work_pools/cpln", null)
                        .at("/base_job_template/variables/properties/config/default/$ref/block_document_id")
                        .asText())
                .isNotEmpty();
        assertThat(commands.run("pool", "create", "own", "--type", "docker").err())
                .contains("Missing template for the type 'docker'");
        assertThat(commands.run("pool", "create", "own", "--type", "docker", "--template", template.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void publishedBlock_isAWorkPool() throws IOException {
        Path file = Files.writeString(folder.resolve("prod.yaml"), "{namespace: prod-gvc, image: \"acme/flows:1\"}");
        commands.run("block", "save", "control-plane-infrastructure/prod", "-f", file.toString());

        Outcome published = commands.run("block", "publish", "control-plane-infrastructure/prod", "--pool", "moved");

        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(server.call("GET", "/work_pools/moved", null)
                        .at("/base_job_template/variables/properties/image/default")
                        .asText())
                .isEqualTo("acme/flows:1");
        assertThat(commands.run("block", "publish", "control-plane-infrastructure/prod", "--pool", "moved")
                        .exitCode())
                .isEqualTo(2);
        assertThat(commands.run("block", "publish", "cpln-job/prod", "--pool", "x")
                        .exitCode())
                .isEqualTo(2);
    }
}
