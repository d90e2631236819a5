/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.examples.cli.Commands.Outcome;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.prefect.PrefectRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandsTest {

    private static final String PROD = """
            deployments:
              - name: daily
                entrypoint: flows/etl.py:load
                work_pool: {name: cpln, job_variables: {image: "registry.example.com/etl:1"}}
              - name: weekly
                entrypoint: flows/etl.py:load
                tags: [slow]
                work_pool: {name: cpln, job_variables: {image: "registry.example.com/etl:1", cpu: 500m}}
              - name: other
                entrypoint: flows/etl.py:load
                work_pool: {name: cpln, job_variables: {image: "registry.example.com/etl-two:1"}}
            """;

    @TempDir
    private Path folder;

    private final FaultPlan faults = FaultPlan.create();
    private final PrefectEmulator server =
            PrefectEmulator.builder().faults(faults).start();
    private final Commands commands = new Commands("--api-url", server.apiUrl());

    @BeforeEach
    void createPool() {
        assertThat(commands.run("pool", "create", "cpln").exitCode()).isZero();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private long writes() {
        return server.requests().stream()
                .filter(request -> !request.method().equals("GET") && !reads(request))
                .count();
    }

    private static boolean reads(PrefectRequest request) {
        return request.path().endsWith("/filter") || request.path().endsWith("/count");
    }

    @Test
    void plan_withDetailedExitCode_endsWith2UntilTheFileIsApplied() throws IOException {
        String file = file("prod.yaml", PROD);

        Outcome before = commands.run("deploy", "plan", file, "--detailed-exitcode");
        assertThat(before.exitCode()).as(before.err()).isEqualTo(2);
        assertThat(before.out()).contains("create load/daily", "3 create");
        assertThat(commands.run("deploy", "plan", file).exitCode()).isZero();
        Outcome applied = commands.run("deploy", "apply", file);
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("3 created");
        Outcome after = commands.run("deploy", "plan", file, "--detailed-exitcode");
        assertThat(after.exitCode()).as(after.out()).isZero();
    }

    @Test
    void plan_withAnyCharacters_andLongValues_isPrinted() throws IOException {
        String other = PROD.replace("etl.py:load", "other.py:read");
        assertThat(commands.run("deploy", "apply", file("prod.yaml", PROD), file("other.yaml", other))
                        .exitCode())
                .isZero();
        String parameters = "parameters: {p: \"\\x7f\\uFFFE\", q: " + "x".repeat(900_000) + "}";
        String[] files = {
            file("prod.yaml", PROD.replace("tags: [slow]", parameters)),
            file("other.yaml", other.replace("tags: [slow]", parameters))
        };
        for (String format : List.of("table", "json", "yaml")) {
            Outcome plan = commands.run("deploy", "plan", files[0], files[1], "-o", format);
            assertThat(plan.exitCode()).as(plan.err()).isZero();
            assertThat(plan.out()).contains("parameters.p");
        }
    }

    @Test
    void folderWithAnEnvironment_appliesItsFileWithinItsScope_andPrunes() throws IOException {
        file("prod.yaml", PROD);
        String[] apply = {"deploy", "apply", folder.toString(), "--env", "prod", "--prune"};
        assertThat(commands.run(apply).exitCode()).isZero();
        file("prod.yaml", PROD.substring(0, PROD.indexOf("  - name: other")));

        Outcome pruned = commands.run(apply);

        assertThat(pruned.exitCode()).as(pruned.err()).isZero();
        assertThat(pruned.out()).contains("removed load/other", "2 unchanged");
        assertThat(server.call("POST", "/deployments/count", null).intValue()).isEqualTo(2);
    }

    @Test
    void filesOfBothKinds_arePlannedTogether() throws IOException {
        String project = file("prefect.yaml", """
                pull: []
                deployments:
                  - {name: hourly, entrypoint: "flows/etl.py:check", work_pool: {name: cpln}, version: "{{ $STAGE_OF_NOBODY }}"}
                """.replace(", version: \"{{ $STAGE_OF_NOBODY }}\"", ""));

        Outcome plan = commands.run("deploy", "plan", file("prod.yaml", PROD), project, "-o", "json");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        JsonNode summary = new ObjectMapper().readTree(plan.out());
        assertThat(summary.at("/counts/create").asInt()).isEqualTo(4);
        assertThat(summary.path("deployments").findValuesAsText("name")).contains("check/hourly", "load/daily");
    }

    @Test
    void mistakesOfAllFiles_areReportedTogetherAndNothingIsWritten() throws IOException {
        long before = writes();
        String environment = file("prod.yaml", """
                deployments:
                  - {name: a/b, entrypoint: flows.py:load, work_pool: {name: absent}}
                  - {name: six, entrypoint: flows.py:load, schedule: {cron: "0 0 6 * * *"}, owner: me}
                  - {name: zone, entrypoint: flows.py:load, schedule: {cron: "0 6 * * *", timezone: Mars/North}}
                  - {name: zone, entrypoint: flows.py:load, parameters: {api_token: 0123456789abcdef}}
                """);
        String project = file("prefect.yaml", """
                deployments:
                  - name: git
                    entrypoint: flows/etl.py
                    pull: [{prefect.deployments.steps.git_clone: {repository: "https://x:hunter2@example.com/a.git"}}]
                    parameters: {region: "{{ prefect.variables.region }}"}
                    tag: one
                """);
        String broken = file("tabs.yaml", "deployments:\n\t- name: x\n");

        Outcome plan = commands.run("deploy", "apply", environment, project, broken);

        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.err())
                .contains("prod.yaml: deployments[0].name (line 2, column 6) is the invalid name 'a/b'")
                .contains("prod.yaml: deployments[0].work_pool.name (line 2,")
                .contains("prod.yaml: deployments[1].schedule.cron (line 3,")
                .contains("prod.yaml: deployments[1].owner (line 3,")
                .contains("prod.yaml: deployments[2].schedule.timezone (line 4,")
                .contains("prod.yaml: deployments[3].name (line 5,")
                .contains("prod.yaml: deployments[3].parameters.api_token (line 5,")
                .contains("prefect.yaml: deployments[0].entrypoint (line 3,")
                .contains("repository (line 4,")
                .contains("prefect.yaml: deployments[0].parameters.region (line 5,")
                .contains("prefect.yaml: deployments[0].tag (line 6,")
                .contains("tabs.yaml: ", "(line 2,")
                .doesNotContain("hunter2", "0123456789abcdef");
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void mistakesOfFiles_whenTheServerCannotBeRead_areReportedInItsPlace() throws IOException {
        faults.when(RequestPattern.any()).then(Fault.respond(403, "{}"));
        String environment = file("prod.yaml", """
                deployments:
                  - {name: six, entrypoint: flows.py:load, schedule: {cron: "0 0 6 * * *"}, work_pool: {name: cpln}}
                """);
        String project = file("prefect.yaml", """
                pull: []
                deployments:
                  - name: hourly
                    entrypoint: flows/etl.py
                    concurrency_limit: "{{ prefect.variables.limit }}"
                    work_pool: {name: cpln, job_variables: {image: "{{ build-image.image }}"}}
                """);

        Outcome invalid = commands.run("deploy", "plan", environment, project);
        Outcome valid = commands.run("deploy", "plan", file("valid.yaml", PROD));

        assertThat(invalid.exitCode()).isEqualTo(2);
        assertThat(invalid.err())
                .contains("prod.yaml: deployments[0].schedule.cron (line 2,")
                .contains("prefect.yaml: deployments[0].entrypoint (line 4,")
                .hasLineCount(2);
        assertThat(valid.exitCode()).isEqualTo(3);
        assertThat(valid.err()).contains("403");
    }

    @Test
    void invalidFile_withDetailedExitCode_endsWith1() {
        Outcome plan =
                commands.run("deploy", "plan", folder.resolve("absent.yaml").toString(), "--detailed-exitcode");

        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.err()).contains("absent.yaml': it does not exist").hasLineCount(1);
    }

    @Test
    void failureHalfWay_isInEverySummaryAndTheRestIsAppliedNext() throws IOException {
        String file = file("prod.yaml", PROD);
        faults.when(RequestPattern.post("/deployments/")).skip(1).once().then(Fault.respond(422, "{}"));
        Path junit = folder.resolve("report.xml");
        Path json = folder.resolve("report.json");

        Outcome failed = commands.run(
                "deploy",
                "apply",
                file,
                "--summary",
                "markdown",
                "--summary",
                "junit=" + junit,
                "--summary",
                "json=" + json);

        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
        assertThat(failed.out()).startsWith("**Report:** ").contains("| load/weekly | failed |");
        assertThat(Files.readString(junit)).contains("failures=\"1\"");
        assertThat(new ObjectMapper()
                        .readTree(json.toFile())
                        .at("/counts/failed")
                        .asInt())
                .isEqualTo(1);
        Outcome rest = commands.run("deploy", "apply", file);
        assertThat(rest.exitCode()).as(rest.err()).isZero();
        assertThat(rest.out()).contains("1 created", "2 unchanged");
    }

    @Test
    void summaryFile_thatCannotBeWritten_isReportedBeforeTheFirstWrite() throws IOException {
        long before = writes();

        Outcome refused = commands.run(
                "deploy",
                "apply",
                file("prod.yaml", PROD),
                "--summary",
                "junit=" + folder.resolve("no/such/report.xml"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("report.xml' of a summary: it cannot be written");
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void image_isRolledOutToTheDeploymentsThatUseIt_andBack() throws IOException {
        assertThat(commands.run("deploy", "apply", file("prod.yaml", PROD)).exitCode())
                .isZero();

        Outcome dryRun = commands.run("deploy", "image", "--set", "registry.example.com/etl:2", "--dry-run");
        assertThat(dryRun.exitCode()).as(dryRun.err()).isZero();
        assertThat(dryRun.out())
                .contains("update load/daily", "update load/weekly", "etl:1", "etl:2")
                .doesNotContain("other");
        Outcome slow = commands.run("deploy", "image", "--set", "registry.example.com/etl:2", "--tag", "slow");
        assertThat(slow.out()).contains("updated load/weekly").doesNotContain("load/daily");
        Outcome all = commands.run("deploy", "image", "--set", "registry.example.com/etl:2");
        assertThat(all.out()).contains("updated load/daily", "1 unchanged");
        assertThat(variables("weekly").path("cpu").asText()).isEqualTo("500m");
        assertThat(variables("other").path("image").asText()).isEqualTo("registry.example.com/etl-two:1");

        Outcome back = commands.run("deploy", "image", "--set", "registry.example.com/etl:1");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(commands.run("deploy", "plan", folder.resolve("prod.yaml").toString(), "--detailed-exitcode")
                        .exitCode())
                .isZero();
    }

    private JsonNode variables(String deployment) {
        return server.call("GET", "/deployments/name/load/" + deployment, null).path("job_variables");
    }

    @Test
    void image_thatNoDeploymentUses_isAFailure() {
        Outcome outcome = commands.run("deploy", "image", "--set", "registry.example.com/absent:2");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("No deployment uses the image registry.example.com/absent");
    }
}
