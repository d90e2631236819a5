/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cli.CplnCli;
import io.cplnprefect.testkit.cli.CplnResult;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the vendor's own client, unmodified, against the emulator. */
@Timeout(600)
class CplnCliIT {
    private static final String GVC = "/org/acme/gvc/prefect";

    @TempDir
    private Path folder;

    private final List<JobSpec> jobs = new CopyOnWriteArrayList<>();
    private volatile JobScript script = JobScript.begin();
    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect")
            .pageSize(2)
            .script(job -> {
                jobs.add(job);
                return script.log("hello from " + job.workload());
            })
            .start();
    private CplnCli cli;

    @BeforeEach
    void install() {
        cli = CplnCli.installed(cpln.url(), cpln.token(), "acme", "prefect", folder.resolve("home"));
    }

    @AfterEach
    void stop() {
        cpln.close();
    }

    @Test
    void workload_createdReadQueriedAndDeleted() {
        ok("workload", "create", "--name", "web", "--image", "nginx", "--container-name", "main", "--tag", "team=data");

        assertThat(ok("workload", "get", "web")).contains("web").contains("true");
        assertThat(ok("workload", "get-deployments", "web"))
                .contains("aws-eu-central-1")
                .contains("ready=true");
        assertThat(ok("workload", "query", "--tag", "team=data")).contains("web");
        assertThat(ok("workload", "query", "--property", "name=other")).doesNotContain("web");
        assertThat(ok("workload", "update", "web", "--set", "spec.containers.main.memory=256Mi"))
                .contains("web");
        assertThat(json("workload", "get", "web")
                        .at("/spec/containers/0/memory")
                        .asText())
                .isEqualTo("256Mi");
        ok("workload", "delete", "web");
        CplnResult gone = cli.run("workload", "get", "web");
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.errors()).contains("404").contains("Not found");
    }

    @Test
    void lists_moreThanOnePage_areReadCompletely() {
        for (String name : List.of("one", "two", "three", "four", "five")) {
            ok("identity", "create", "--name", name);
        }

        assertThat(ok("identity", "get", "-o", "names")).contains("one", "two", "three", "four", "five");
        assertThat(ok("identity", "query", "--property", "name!=three"))
                .contains("one", "five")
                .doesNotContain("three");
    }

    @Test
    void apply_theGuideTwice_createsThenUpdates() throws Exception {
        String manifests = Path.of(Objects.requireNonNull(CplnCliIT.class.getResource("guide"))
                        .toURI())
                .toString();

        String first = ok("apply", "--file", manifests);
        String second = ok("apply", "--file", manifests, "--ready");

        assertThat(first)
                .contains("Updated gvc 'prefect'")
                .contains("Created /org/acme/policy/prefect-worker-manage-prefect")
                .contains("Created " + GVC + "/volumeset/prefect")
                .contains("Created " + GVC + "/identity/prefect")
                .contains("Created " + GVC + "/workload/prefect-server")
                .contains("Created " + GVC + "/workload/prefect-worker");
        assertThat(second).contains("Updated workload 'prefect-server'").doesNotContain("Created");
        assertThat(json("identity", "get", "prefect").path("kind").asText()).isEqualTo("identity");
        assertThat(json("policy", "get", "prefect-worker-readlogs-prefect")
                        .at("/bindings/0/permissions/0")
                        .asText())
                .isEqualTo("readLogs");
        assertThat(ok("workload", "get")).contains("prefect-server").contains("prefect-worker");
    }

    @Test
    void cronStart_completedJob_isListedWithItsLog() throws Exception {
        Path cron = Files.writeString(folder.resolve("cron.yaml"), """
                kind: workload
                name: etl
                spec:
                  type: cron
                  containers: [{name: main, image: busybox}]
                  job: {schedule: 0 0 * * *}
                """);
        ok("apply", "--file", cron.toString());

        ok("workload", "cron", "start", "etl", "--location", "aws-eu-central-1", "--arg", "x", "--env", "A=b");
        await().until(() -> stageOfOnlyCommand().equals("completed"));

        assertThat(ok("workload", "cron", "get", "etl"))
                .contains("Successful")
                .contains(cpln.commands(GVC + "/workload/etl").get(0).path("id").asText());
        assertThat(jobs).singleElement().satisfies(job -> {
            assertThat(job.mainContainer().args()).containsExactly("x");
            assertThat(job.mainContainer().env()).containsEntry("A", "b");
        });
        assertThat(ok("logs", "{gvc=\"prefect\", workload=\"etl\"} |= \"hello\"", "-o", "raw"))
                .isEqualToIgnoringWhitespace("hello from etl");
        assertThat(ok("logs", "{workload=\"etl\"}", "--limit", "0", "-o", "jsonl"))
                .contains("\"replica\":\"command-")
                .contains("hello from etl");
    }

    @Test
    void cronStop_runningJob_cancelsIt() {
        script = JobScript.begin().runUntilStopped();
        cpln.put(GVC + "/workload/etl", Http.json("""
                        {'spec': {'type': 'cron', 'job': {'schedule': '0 0 * * *'},
                         'containers': [{'name': 'main', 'image': 'busybox'}]}}"""));
        ok("workload", "cron", "start", "etl", "--location", "aws-eu-central-1");
        await().until(() -> stageOfOnlyCommand().equals("running"));
        String replica = cpln.commands(GVC + "/workload/etl")
                .get(0)
                .at("/status/replica")
                .asText();

        assertThat(ok("workload", "replica", "get", "etl")).contains(replica);
        ok("workload", "cron", "stop", "etl", "--replica-name", replica, "--location", "aws-eu-central-1");

        await().until(() -> stageOfOnlyCommand().equals("cancelled"));
    }

    @Test
    void cronRun_waitsForTheEndOfTheJob() {
        String output = ok("workload", "cron", "run", "--location", "aws-eu-central-1", "--", "echo", "hi");

        assertThat(output).isNotEmpty();
        assertThat(jobs)
                .singleElement()
                .satisfies(job -> assertThat(job.mainContainer().toString()).contains("echo"));
    }

    @Test
    void tail_storedAndNewLines_areShown() throws Exception {
        Map<String, String> stream = Map.of("gvc", "prefect", "workload", "etl", "stream", "stdout");
        cpln.log("acme", stream, "before");
        Process tail = cli.start("logs", "{workload=\"etl\"}", "--tail", "-o", "raw");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(tail.getInputStream(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("before");
            cpln.log("acme", stream, "live");
            assertThat(lines.readLine()).isEqualTo("live");
        } finally {
            tail.destroyForcibly().waitFor();
        }
    }

    private String stageOfOnlyCommand() {
        return cpln.commands(GVC + "/workload/etl")
                .get(0)
                .path("lifecycleStage")
                .asText();
    }

    private String ok(String... args) {
        return cli.run(args).orThrow();
    }

    private JsonNode json(String... args) {
        String[] withFormat = Arrays.copyOf(args, args.length + 2);
        withFormat[args.length] = "-o";
        withFormat[args.length + 1] = "json";
        JsonNode document = Http.parse(ok(withFormat));
        return document.isArray() ? document.path(0) : document;
    }
}
