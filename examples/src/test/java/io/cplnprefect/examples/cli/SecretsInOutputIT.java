/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No output of a command contains a secret: neither one of the settings, of a file, of the server, nor of a failure. */
@Timeout(120)
class SecretsInOutputIT {

    private static final String AUTH = "user:planted-auth-string";
    private static final String TOKEN = "glpat-plantedplantedplanted";
    private static final String PASSWORD = "planted-password-0123456789";

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private final FaultPlan faults = FaultPlan.create();
    private final PrefectEmulator server =
            PrefectEmulator.builder().faults(faults).start();
    private final Commands commands = new Commands("--api-url", server.apiUrl());
    private final List<String> outputs = new ArrayList<>();

    /** A server that others have given deployments and work pools with secrets. */
    @BeforeEach
    void plant() throws IOException {
        run("pool", "create", "cpln", "--set", "env={\"API_TOKEN\": \"" + PASSWORD + "\"}");
        String flow = server.call("POST", "/flows/", json.readTree("{\"name\": \"load\"}"))
                .path("id")
                .asText();
        server.call(
                "POST", "/deployments/", json.readTree("""
                {"name": "daily", "flow_id": "%s", "work_pool_name": "cpln", "entrypoint": "a.py:load",
                 "parameters": {"password": "%s", "url": "https://oauth2:%s@example.com/x.git", "note": "use %s"},
                 "job_variables": {"image": "etl:1", "env": {"API_TOKEN": "%s"}},
                 "pull_steps": [{"git_clone": {"repository": "x", "access_token": "%s"}}]}
                """.formatted(flow, PASSWORD, TOKEN, TOKEN, PASSWORD, TOKEN)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void run(String... arguments) {
        Commands.Outcome outcome = commands.run(arguments);
        outputs.add(arguments[0] + " " + arguments[1] + "\n" + outcome.out() + outcome.err());
    }

    private void assertNoSecret() throws IOException {
        for (String output : outputs) {
            String printed = output.substring(output.indexOf('\n'));
            assertThat(printed).as(output).doesNotContain(AUTH, "planted-auth-string", TOKEN, PASSWORD);
        }
        try (var files = Files.list(folder)) {
            for (Path summary :
                    files.filter(path -> path.toString().contains("summary")).toList()) {
                assertThat(summary).content().isNotEmpty().doesNotContain(TOKEN, PASSWORD);
            }
        }
    }

    @Test
    void plansReportsAndSummaries() throws IOException {
        String file = file("prod.yaml", """
                deployments:
                  - {name: daily, entrypoint: "a.py:load", work_pool: {name: cpln, job_variables: {image: "etl:2"}}}
                  - {name: new, entrypoint: "a.py:load", work_pool: {name: cpln}}
                """);
        for (String format : List.of("json", "junit", "markdown")) {
            run("deploy", "plan", file, "--summary", format);
        }
        run("deploy", "plan", file, "-o", "yaml");
        run("deploy", "image", "--set", "etl:3", "--dry-run", "-o", "json");
        run("pool", "show", "cpln", "-o", "json");
        faults.when(RequestPattern.post("/deployments/")).then(Fault.replaceStatus(422));

        faults.when(RequestPattern.patch("/deployments/{id}")).then(Fault.replaceStatus(422));
        run(
                "deploy",
                "apply",
                file,
                "--stacktrace",
                "--summary",
                "json=" + folder.resolve("summary.json"),
                "--summary",
                "junit=" + folder.resolve("summary.xml"),
                "--summary",
                "markdown=" + folder.resolve("summary.md"));

        assertThat(outputs.get(outputs.size() - 1)).contains("failed");
        assertNoSecret();
    }

    @Test
    void messagesAboutFilesAndBlocks() throws IOException {
        run("deploy", "apply", file("prod.yaml", """
                deployments:
                  - {name: a, entrypoint: "a.py:load", parameters: {token: %s, note: "%s"}, tags: ["%s"], work_pool: {name: cpln}}
                  - {name: b, entrypoint: "https://x:%s@h/a.py:load", version: "%s", description: "%s", work_pool: {name: "%s"}}
                """.formatted(PASSWORD, TOKEN, TOKEN, PASSWORD, TOKEN, TOKEN, TOKEN)));
        run("deploy", "apply", file("prefect.yaml", """
                deployments:
                  - name: c
                    entrypoint: a.py:load
                    pull: [{prefect.deployments.steps.git_clone: {repository: "https://%s@h/x.git", access_token: %s}}]
                    parameter_openapi_schema: {properties: {token: {default: "%s"}}}
                    sla: [{name: x, duration: "%s"}]
                """.formatted(TOKEN, PASSWORD, PASSWORD, TOKEN)));
        String block = file("block.yaml", "{token: " + PASSWORD + "}");
        run("block", "save", "control-plane-configuration/prod", "-f", block);
        run("block", "show", "control-plane-configuration/prod", "-o", "json");
        run("block", "save", "cpln-job/prod", "-f", block);

        assertThat(outputs.get(1)).contains("deployments[0].parameters.token", "looks like a credential");
        assertNoSecret();
    }

    @Test
    void logsOfAProcess() throws IOException {
        Program program = new Program(folder)
                .with("PREFECT_API_URL", server.apiUrl())
                .with("PREFECT_API_AUTH_STRING", AUTH)
                .with("GIT_TOKEN", TOKEN);
        String file = file("prod.yaml", """
                deployments:
                  - {name: new, entrypoint: "a.py:load", parameters: {note: "${GIT_TOKEN}"}, work_pool: {name: cpln}}
                """);
        faults.when(RequestPattern.post("/work_pools/filter")).then(Fault.respond(401, "{}"));
        for (List<String> command : List.of(
                List.of("deploy", "apply", file),
                List.of("profile", "show", "--sources"),
                List.of("pool", "show", "cpln"))) {
            List<String> all = new ArrayList<>(command);
            all.addAll(List.of("--log-level", "debug", "--stacktrace"));
            Program.Outcome outcome = program.run(all.toArray(String[]::new));
            outputs.add(command + "\n" + outcome.out() + outcome.err());
        }

        assertNoSecret();
    }
}
