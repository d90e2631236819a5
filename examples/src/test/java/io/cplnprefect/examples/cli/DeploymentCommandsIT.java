/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.examples.cli.Program.Outcome;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands for work pools, deployments and their flow runs, in the order in which a pipeline uses them, on a real server. */
@Timeout(180)
class DeploymentCommandsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void commands_ofAPipeline_createChangeAndRunDeployments() throws Exception {
        String apiUrl = RealPrefect.shared(PrefectRelease.V3).apiUrl();
        Program program = new Program(folder).with("PREFECT_API_URL", apiUrl).with("VERSION", "1.4.0");
        Path environment = Files.writeString(folder.resolve("prod.yaml"), """
                deployments:
                  - name: daily
                    entrypoint: flows/etl.py:pipeline
                    parameters: {region: eu}
                    schedule: {cron: "0 6 * * *", timezone: Europe/Berlin}
                    work_pool: {name: pipeline, job_variables: {image: "registry.example.com/etl:${VERSION}"}}
                """);
        Path project = Files.writeString(folder.resolve("prefect.yaml"), """
                pull: []
                deployments:
                  - name: hourly
                    entrypoint: flows/etl.py:pipeline
                    schedules: [{interval: 3600, active: no}]
                    work_pool: {name: pipeline, job_variables: {image: "registry.example.com/etl:1.4.0"}}
                """);
        Path junit = folder.resolve("report.xml");
        String[] plan = {"deploy", "plan", folder.toString(), project.toString(), "--env", "prod", "--detailed-exitcode"
        };

        done(program.run("pool", "create", "pipeline", "--set", "namespace=prefect"));
        assertThat(done(program.run("pool", "show", "pipeline")).out()).contains("pipeline", "cpln");
        assertThat(program.run(plan).exitCode()).isEqualTo(2);
        Outcome applied = done(program.run(
                "deploy",
                "apply",
                environment.toString(),
                project.toString(),
                "--env",
                "prod",
                "--prune",
                "--summary",
                "junit=" + junit));
        assertThat(applied.out()).contains("2 created");
        assertThat(Files.readString(junit)).contains("tests=\"2\" failures=\"0\"");
        Outcome again = program.run(plan);
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();

        done(program.run("deploy", "image", "--set", "registry.example.com/etl:1.5.0", "--tag", "env:prod"));
        assertThat(program.run(plan).out())
                .contains("update pipeline/daily", "work_pool.job_variables.image", "2 update")
                .doesNotContain("schedules", "parameters");
        done(program.run("deploy", "image", "--set", "registry.example.com/etl:1.4.0", "--tag", "env:prod"));
        assertThat(program.run(plan).exitCode()).isZero();

        assertThat(runTo(program, apiUrl, "COMPLETED").exitCode()).isZero();
        Outcome failed = runTo(program, apiUrl, "FAILED");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("by the test").doesNotContain("\tat ");
    }

    private static Outcome done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    /** Starts a flow run with the program, and ends it in place of a worker. */
    private Outcome runTo(Program program, String apiUrl, String state) throws Exception {
        Path out = folder.resolve(state + ".out");
        Path err = folder.resolve(state + ".err");
        Process process = program.start(out, err, "run", "pipeline/daily", "-p", "region=us", "--wait", "-o", "json");
        String id = await().atMost(LIMIT)
                .until(() -> Files.readString(err, UTF_8), text -> text.contains("Flow run ") && text.endsWith("\n"))
                .replaceFirst("(?s)Flow run (\\S+).*", "$1");
        call(apiUrl + "/flow_runs/" + id + "/set_state", """
                {"state": {"type": "%s", "message": "by the test"}, "force": true}""".formatted(state));
        int exitCode = process.waitFor();
        JsonNode printed = JSON.readTree(out.toFile());
        assertThat(printed.path("id").asText()).isEqualTo(id);
        return new Outcome(exitCode, Files.readString(out), Files.readString(err));
    }

    private static void call(String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isBetween(200, 299);
    }
}
