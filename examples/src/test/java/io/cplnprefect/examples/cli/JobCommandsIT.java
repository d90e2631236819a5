/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.examples.cli.Program.Outcome;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.service.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands for jobs, with process jobs on the emulators. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class JobCommandsIT {

    private static final String UNKNOWN = "acme:prefect:etl-0:11111111-2222-4333-8444-555555555555";

    private final Services services = Services.builder()
            .controlPlane(platform -> platform.org("acme", "secret-token")
                    .gvc("prefect")
                    .gvc("planned")
                    .runtime(ProcessRuntime.create()))
            .prefect(server -> {})
            .start();

    @TempDir
    private static Path folder;

    private Program program;

    @BeforeAll
    void createProgram() {
        program = Program.of(services, folder);
    }

    @AfterAll
    void close() {
        services.close();
    }

    @Test
    void jobOfAFile_isRunFollowedExplainedAndStopped() throws IOException {
        Path file = manifest("sleeps", "echo first; echo second; sleep 600");

        Outcome run = program.run("job", "run", "-f", file.toString(), "--gvc", "prefect", "--key", "one");
        String pid = run.out().strip();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(pid).startsWith("acme:prefect:").hasLineCount(1);

        JsonNode again = json(program.run("job", "run", "-f", file.toString(), "--key", "one", "-o", "json"));
        assertThat(again.path("pid").asText()).isEqualTo(pid);
        assertThat(again.path("adopted").asBoolean()).isTrue();

        Outcome lines = program.run("logs", pid);
        assertThat(lines.out()).isEqualTo("first\nsecond\n");

        Outcome last = program.run("logs", pid, "--tail", "1", "-o", "json");
        assertThat(json(last).path("line").asText()).isEqualTo("second");
        assertThat(json(last).path("container").asText()).isEqualTo("prefect-job");

        Outcome explained = program.run("explain", pid, "-o", "yaml");
        assertThat(explained.exitCode()).as(explained.err()).isZero();
        assertThat(yaml(explained).path("next").asText()).contains("no flow run");

        Outcome stopped = program.run("job", "stop", pid);
        assertThat(stopped.exitCode()).as(stopped.err()).isZero();
        assertThat(stopped.out().lines().toList()).hasSize(2);
        assertThat(stopped.out()).startsWith("PID ").contains(pid, "CANCELLED");
    }

    @Test
    void followedJob_thatFails_endsWithExitCode1AfterItsLines() throws IOException {
        Path file = manifest("fails", "echo working; exit 7");

        Outcome text = program.run("job", "run", "-f", file.toString(), "--follow");
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out()).isEqualTo("working\n");
        assertThat(text.err()).contains("FAILED, exit code 7");

        Outcome document = program.run("job", "run", "-f", file.toString(), "--follow", "--output=json");
        assertThat(document.exitCode()).isEqualTo(1);
        assertThat(json(document).path("exitCode").asInt()).isEqualTo(7);
        assertThat(document.err()).contains("working\n");

        Outcome followed = program.run("logs", json(document).path("pid").asText(), "--follow", "--tail", "5");
        assertThat(followed.exitCode()).as(followed.err()).isZero();
        assertThat(followed.out()).isEqualTo("working\n");
    }

    @Test
    void dryRun_printsThePlanAndCreatesNothing() throws IOException {
        Path file = manifest("planned", "echo never");

        Outcome plan = program.run("job", "run", "-f", file.toString(), "--gvc", "planned", "--dry-run", "-o", "json");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(json(plan).path("decision").asText()).isEqualTo("create");
        String workload = json(plan).path("workloadName").asText();
        assertThat(services.controlPlane().get("/org/acme/gvc/planned/workload/" + workload))
                .isNull();
    }

    @Test
    void invalidManifest_isReportedWithExitCode2() throws IOException {
        Path file = Files.writeString(folder.resolve("invalid.yaml"), "kind: Pod\nspec: {replicas: x}\n");

        Outcome run = program.run("job", "run", "-f", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("cpln-prefect: ").contains("kind").doesNotContain("\tat ");
    }

    @Test
    void jobThatDoesNotExist_isRefusedWithExitCode3() {
        Outcome logs = program.run("logs", UNKNOWN);
        assertThat(logs.exitCode()).isEqualTo(3);
        assertThat(logs.err())
                .isEqualTo("cpln-prefect: The job " + UNKNOWN + " does not exist: Control Plane has no such command\n");

        Outcome stop = program.run("job", "stop", UNKNOWN);
        assertThat(stop.exitCode()).isEqualTo(3);
        assertThat(stop.err()).startsWith("cpln-prefect: ").contains("404").hasLineCount(1);
    }

    @Test
    void invalidToken_isRefusedWithExitCode3AndWithoutTheToken() {
        Program refused = Program.of(services, folder).with("CPLN_TOKEN", "wrong-token");

        Outcome message = refused.run("job", "stop", UNKNOWN);
        assertThat(message.exitCode()).isEqualTo(3);
        assertThat(message.err()).contains("401").doesNotContain("\tat ", "wrong-token");

        Outcome trace = refused.run("job", "stop", UNKNOWN, "--stacktrace");
        assertThat(trace.exitCode()).isEqualTo(3);
        assertThat(trace.err()).contains("\tat ").doesNotContain("wrong-token");
    }

    @Test
    void settingsWithoutAVariable_areReadFromTheProfileOfTheCplnClient() throws IOException {
        Path profiles = Files.createDirectories(folder.resolve("home/.config/cpln/profiles"));
        Files.writeString(profiles.resolve("work.json"), """
                {"name": "work", "context": {"org": "acme"}, "request": {"endpoint": "%s", "token": "secret-token"}}
                """.formatted(
                        services.controlPlane().url()));

        Outcome stop = new Program(folder.resolve("home")).run("job", "stop", UNKNOWN, "--profile", "work");

        assertThat(stop.exitCode()).as(stop.err()).isEqualTo(3);
        assertThat(stop.err()).contains("404");
    }

    @Test
    void terminal_getsColorsAndProgress() throws IOException {
        Path file = manifest("terminal", "sleep 600");
        String pid = program.run("job", "run", "-f", file.toString()).out().strip();

        Outcome stopped = program.runOnTerminal("job", "stop", pid);
        assertThat(stopped.exitCode()).as(stopped.out()).isZero();
        assertThat(stopped.out()).contains("\u001b[1mPID", "Stopping the job ... 0 s", "CANCELLED");

        Outcome again = Program.of(services, folder).with("NO_COLOR", "1").runOnTerminal("job", "stop", pid);
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).doesNotContain("\u001b[1m").contains("CANCELLED");
    }

    private Path manifest(String name, String script) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s}
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - name: main
                          image: busybox
                          command: [sh, -c, '%s']
                          resources: {limits: {cpu: 100m, memory: 128Mi}}
                """.formatted(name, script));
    }

    private static JsonNode json(Outcome outcome) {
        return DocumentText.read(outcome.out()).get(0).content();
    }

    private static JsonNode yaml(Outcome outcome) {
        assertThat(outcome.out()).doesNotStartWith("{");
        return json(outcome);
    }
}
