/* SPDX-License-Identifier: Apache-2.0 */
package com.example.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.prefect.FlowRunEngine;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's dependencies and program, used as a reader of the README uses them. */
class ReadmeTest {

    /** The program refuses a Prefect API on localhost, which jobs cannot reach; this name is resolved to it by a hosts file. */
    private static final String PREFECT_HOST = "prefect.example";

    private final String readme = read(Path.of(System.getProperty("readme")));

    @Test
    void dependencies_areThoseOfThisProject() {
        String shown = block("```xml\n(.*?)```");
        String used = read(Path.of("pom.xml"))
                .replaceFirst("(?s).*<!-- README.md, word for word. -->", "")
                .replaceFirst("(?s)<!-- End of the README's part. -->.*", "</dependencies>");
        assertEquals(words(shown), words(used));
    }

    @Test
    void dependencies_bringOneOkHttp() {
        List<String> jars = Stream.of(System.getProperty("program.classpath").split(File.pathSeparator))
                .filter(jar -> jar.contains("okhttp3"))
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList();
        assertEquals(1, jars.size(), jars.toString());
    }

    @Test
    @Timeout(60)
    void program_flowRunIsScheduled_runsItAndPrintsItsLines(@TempDir Path directory) throws Exception {
        String source = block("```java\n(import (?:(?!```).)*?public class RunWorker .*?)```");
        Path program = Files.writeString(directory.resolve("RunWorker.java"), source);
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 " + PREFECT_HOST + "\n");
        try (PrefectEmulator server = PrefectEmulator.builder().start();
                ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
                        .org("acme", "token")
                        .gvc("prefect")
                        .script(job -> flow(job, server))
                        .start()) {
            String run = schedule(server);
            Process worker = start(program, hosts, server, platform);
            try (BufferedReader output = worker.inputReader()) {
                StringBuilder printed = new StringBuilder();
                String line = output.readLine();
                while (line != null && !line.endsWith("Hello from the flow")) {
                    printed.append(line).append('\n');
                    line = output.readLine();
                }
                assertEquals(run + " Hello from the flow", line, printed.toString());
            } finally {
                worker.destroy();
                assertTrue(worker.waitFor(10, TimeUnit.SECONDS), "The program did not end on SIGTERM");
            }
            assertEquals(
                    "COMPLETED",
                    server.call("GET", "/flow_runs/" + run, null)
                            .path("state_type")
                            .asText());
        }
    }

    private static Process start(Path program, Path hosts, PrefectEmulator server, ControlPlaneEmulator platform)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-classpath",
                        System.getProperty("program.classpath"),
                        program.toString())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put(
                "PREFECT_API_URL",
                server.apiUrl().replace(URI.create(server.apiUrl()).getHost(), PREFECT_HOST));
        environment.put("CPLN_TOKEN", platform.token());
        environment.put("CPLN_ORG", "acme");
        environment.put("CPLN_ENDPOINT", platform.url());
        environment.put("CPLN_LOGS_ENDPOINT", platform.logsUrl());
        return builder.start();
    }

    /** Creates the work pool {@code cpln} and a flow run in it, and returns the id of the flow run. */
    private static String schedule(PrefectEmulator server) {
        JsonNode pool = server.call("POST", "/work_pools/", body("name", "cpln").put("type", "cpln"));
        JsonNode flow = server.call("POST", "/flows/", body("name", "etl"));
        JsonNode deployment = server.call(
                "POST",
                "/deployments/",
                body("name", "daily")
                        .put("flow_id", flow.path("id").asText())
                        .put("work_pool_name", pool.path("name").asText())
                        .put("entrypoint", "etl.py:etl"));
        String path = "/deployments/" + deployment.path("id").asText() + "/create_flow_run";
        return server.call("POST", path, JsonNodeFactory.instance.objectNode())
                .path("id")
                .asText();
    }

    private static JobScript flow(JobSpec job, PrefectEmulator server) {
        Map<String, String> environment = new HashMap<>(job.mainContainer().env());
        environment.put("PREFECT_API_URL", server.apiUrl());
        FlowRunEngine engine = new FlowRunEngine(environment, Clock.systemUTC());
        return JobScript.begin()
                .call(spec -> engine.start())
                .call(spec -> engine.complete())
                .log("Hello from the flow")
                .exit(0);
    }

    private static ObjectNode body(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    private String block(String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(readme);
        assertTrue(matcher.find(), "README.md has no block " + pattern);
        return matcher.group(1);
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
