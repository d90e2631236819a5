/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.YamlDialect;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.prefect.PrefectRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines of {@code docs/deployments-in-ci.md} are executed by a shell, with the files of the page, as CI systems do. */
@Timeout(180)
class PipelinesIT {

    private static final Path PAGE = Path.of("..", "docs", "deployments-in-ci.md");
    private static final Pattern FILE = Pattern.compile("(?m)^`([^`\n]+)`:\n\n```\\w+\n((?s:.*?))^```");
    private static final Path JAR = Path.of("target", "cpln-prefect.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    private final PrefectEmulator server = PrefectEmulator.builder().start();
    private final Map<String, String> variables = new LinkedHashMap<>();

    @BeforeEach
    void writeTheFilesOfThePage() throws IOException {
        var files = FILE.matcher(Files.readString(PAGE)).results().toList();
        assertThat(files).hasSizeGreaterThan(8);
        for (var each : files) {
            Path file = folder.resolve(each.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.group(2));
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        program("cpln-prefect", "exec '" + java + "' -XX:TieredStopAtLevel=1 -jar '" + JAR + "' \"$@\"");
        program("cpln", "echo cpln \"$@\" >> built");
        program("docker", "echo docker \"$@\" >> built");
        variables.put("PREFECT_API_URL", server.apiUrl());
        variables.put("HOME", folder.toString());
        variables.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String execute(List<String> lines) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-ec", String.join("\n", lines))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().clear();
        shell.environment().putAll(variables);
        Process process = shell.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private JsonNode yaml(String file) throws IOException {
        return DocumentText.read(Files.readString(folder.resolve(file)), YamlDialect.MERGING)
                .get(0)
                .content();
    }

    private static List<String> texts(Iterable<JsonNode> nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private void createPool() {
        assertThat(new Commands("--api-url", server.apiUrl())
                        .run("pool", "create", "cpln")
                        .exitCode())
                .isZero();
    }

    private List<String> deployments() {
        return texts(server.call("POST", "/deployments/filter", null).findValues("name")).stream()
                .sorted()
                .toList();
    }

    private long writes() {
        return server.requests().stream().filter(PipelinesIT::writes).count();
    }

    private static boolean writes(PrefectRequest request) {
        return request.path().endsWith("/deployments/") || request.method().equals("PATCH");
    }

    @Test
    void githubWorkflow_plansAPullRequestAndAppliesAPush() throws Exception {
        createPool();
        Path summary = folder.resolve("summary.md");
        variables.putAll(Map.of(
                "ENVIRONMENT",
                "prod",
                "IMAGE",
                "//image/etl",
                "VERSION",
                "1.4.0",
                "GITHUB_STEP_SUMMARY",
                summary.toString()));
        JsonNode jobs = yaml(".github/workflows/deployments.yml").path("jobs");

        execute(texts(jobs.path("plan").findValues("run")));
        assertThat(summary).content().contains("**Plan:** 2 create", "| load/daily | create |");
        assertThat(deployments()).isEmpty();
        execute(texts(jobs.path("apply").findValues("run")));

        assertThat(summary).content().contains("**Report:** 2 created");
        assertThat(folder.resolve("built"))
                .hasContent("cpln image build --name etl:1.4.0 --dockerfile Dockerfile --push");
        JsonNode daily = server.call("GET", "/deployments/name/load/daily", null);
        assertThat(daily.at("/job_variables/image").asText()).isEqualTo("//image/etl:1.4.0");
        assertThat(texts(daily.path("tags"))).containsExactlyInAnyOrder("etl", "env:prod");
    }

    @Test
    void gitlabPipeline_writesTestReports() throws Exception {
        createPool();
        variables.putAll(Map.of("ENVIRONMENT", "dev", "IMAGE", "registry.example.com/etl", "VERSION", "1.4.0"));
        JsonNode jobs = yaml(".gitlab-ci.yml");

        for (String job : List.of("plan", "image", "apply")) {
            execute(texts(jobs.path(job).path("script")));
        }

        assertThat(folder.resolve("plan.xml")).content().contains("load/daily-dev", "create");
        assertThat(folder.resolve("report.xml")).content().contains("load/daily-dev", "created");
        assertThat(folder.resolve("built")).content().contains("docker push registry.example.com/etl:1.4.0");
        assertThat(deployments()).containsExactly("daily-dev");
    }

    @Test
    void reconciliation_isRepeatedWithoutWrites_andReleasesRollOutAndBack() throws Exception {
        String reconcile = Files.readString(folder.resolve("reconcile.sh"));
        execute(List.of(reconcile));
        assertThat(deployments()).containsExactly("daily-eu", "daily-us");

        String release = execute(List.of(Files.readString(folder.resolve("release.sh"))));
        assertThat(release)
                .contains("update load/daily-eu", "updated load/daily-eu")
                .doesNotContain("daily-us");
        assertThat(server.call("GET", "/deployments/name/load/daily-eu", null)
                        .at("/job_variables/image")
                        .asText())
                .isEqualTo("registry.example.com/etl:1.4.0");
        long before = writes();
        String eu = folder.resolve("clusters/eu/deployments.yaml").toString();
        Commands.Outcome again = new Commands("--api-url", server.apiUrl())
                .run("deploy", "apply", eu, "--scope", "cluster:eu", "--prune");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void imagesOfSteps_areBuiltOnceAllFilesAreValid() throws Exception {
        createPool();
        variables.put("VERSION", "1.4.0");
        String project = """
                build:
                  - prefect_docker.deployments.steps.build_docker_image: {id: own, image_name: //image/etl, tag: "{{ $VERSION }}"}
                  - prefect_docker.deployments.steps.build_docker_image: {id: far, image_name: registry.example.com/etl, tag: "1"}
                push:
                  - prefect_docker.deployments.steps.push_docker_image: {image_name: "{{ far.image_name }}", tag: "{{ far.tag }}"}
                deployments:
                  - {name: built, entrypoint: "flows/etl.py:load", work_pool: {name: POOL, job_variables: {image: "{{ own.image }}"}}}
                """;
        Files.writeString(folder.resolve("prefect.yaml"), project.replace("POOL", "absent"));
        List<String> apply = List.of("cpln-prefect deploy apply prefect.yaml --build || test $? = 2");

        assertThat(execute(apply)).contains("unknown work pool 'absent'");
        assertThat(folder.resolve("built")).doesNotExist();
        Files.writeString(folder.resolve("prefect.yaml"), project.replace("POOL", "cpln"));
        assertThat(execute(List.of("cpln-prefect deploy apply prefect.yaml --build")))
                .contains("1 created");

        assertThat(folder.resolve("built")).hasContent("""
                cpln image build --name etl:1.4.0 --dockerfile Dockerfile --push
                docker build --tag registry.example.com/etl:1 --file Dockerfile .
                docker push registry.example.com/etl:1
                """);
        assertThat(server.call("GET", "/deployments/name/load/built", null)
                        .at("/job_variables/image")
                        .asText())
                .isEqualTo("//image/etl:1.4.0");
    }
}
