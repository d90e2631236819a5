/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.examples.cli.Program.Outcome;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The guide from its first step to its last, with the command line: a stack with its work pool, the worker of the stack as a process, a
 * flow from a Git repository, and a flow run that ends COMPLETED.
 */
final class GuideWalk {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final ControlPlaneEmulator platform;
    private final String apiUrl;

    /** Creates a walk whose files are in the folder, on a platform with the organization {@code acme}. */
    GuideWalk(Path folder, ControlPlaneEmulator platform, String apiUrl) {
        this.folder = folder;
        this.platform = platform;
        this.apiUrl = apiUrl;
    }

    /** Executes the steps, with variables of the job as lines of YAML. */
    void follow(String repository, String jobEnvironment) throws IOException, InterruptedException {
        Program program = new Program(folder)
                .with("PREFECT_API_URL", apiUrl)
                .with("CPLN_ENDPOINT", platform.url())
                .with("CPLN_LOGS_ENDPOINT", platform.logsUrl())
                .with("CPLN_TOKEN", platform.token())
                .with("CPLN_ORG", "acme")
                .with("CPLN_GVC", "prefect");
        done(program.run("stack", "apply", "--pool", "guide"));
        Process worker = startWorker(program);
        try {
            done(program.run("deploy", "apply", project(repository, jobEnvironment)));
            Path out = folder.resolve("run.out");
            Path err = folder.resolve("run.err");
            int exitCode = program.start(
                            out, err, "run", "load/guide", "-p", "day=monday", "--wait", "--timeout", "120")
                    .waitFor();
            assertThat(exitCode)
                    .as(Files.readString(err) + Files.readString(folder.resolve("worker.err")))
                    .isZero();
            Outcome logs = done(program.run("logs", Files.readString(out).strip()));
            assertThat(logs.out()).contains("loaded monday");
        } finally {
            worker.destroy();
            worker.waitFor();
        }
        done(program.run("stack", "destroy", "--pool", "guide"));
    }

    /** Starts the container of the stack's worker as a process. The address of the server within the organization exists there only. */
    private Process startWorker(Program program) {
        JsonNode workload = Objects.requireNonNull(platform.get("/org/acme/gvc/prefect/workload/prefect-worker"));
        String key = Objects.requireNonNull(platform.get("/org/acme/secret/prefect-worker-key"))
                .at("/data/payload")
                .asText();
        List<String> arguments = new ArrayList<>();
        workload.at("/spec/containers/0/args").forEach(argument -> arguments.add(argument.asText()));
        arguments.set(arguments.indexOf("--health-port") + 1, "0");
        arguments.addAll(List.of("--job-api-url", apiUrl, "--query-seconds", "1"));
        Path err = folder.resolve("worker.err");
        Process worker = program.with("CPLN_TOKEN", key)
                .start(folder.resolve("worker.out"), err, arguments.toArray(String[]::new));
        program.with("CPLN_TOKEN", platform.token());
        await().atMost(LIMIT).until(() -> Files.readString(err).contains("ready for org"));
        return worker;
    }

    /** Creates a Git repository with a flow in the folder. */
    static Path repository(Path folder) throws IOException, InterruptedException {
        Path repository = Files.createDirectory(folder.resolve("etl"));
        Files.writeString(repository.resolve("flows.py"), """
                from prefect import flow


                @flow(log_prints=True)
                def load(day: str):
                    print(f"loaded {day}")
                """);
        git(repository, "init", "--quiet", "--initial-branch", "main");
        git(repository, "add", "flows.py");
        git(
                repository,
                "-c",
                "user.name=etl",
                "-c",
                "user.email=etl@example.com",
                "commit",
                "--quiet",
                "-m",
                "Add a flow");
        return repository;
    }

    /** Runs Git in a folder. */
    static void git(Path repository, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(repository.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .as(command.toString())
                .isZero();
    }

    private String project(String repository, String jobEnvironment) throws IOException {
        return Files.writeString(folder.resolve("prefect.yaml"), """
                pull:
                  - prefect.deployments.steps.git_clone:
                      repository: %s
                      branch: main
                deployments:
                  - name: guide
                    flow_name: load
                    entrypoint: flows.py:load
                    parameters: {day: sunday}
                    work_pool:
                      name: guide
                      job_variables:
                        env:
                          PREFECT_API_URL: %s
                          %s
                """.formatted(repository, apiUrl, jobEnvironment))
                .toString();
    }

    private static Outcome done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }
}
