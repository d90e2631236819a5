/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cli.CplnCli;
import io.cplnprefect.testkit.cli.CplnResult;
import io.cplnprefect.testkit.job.JobScript;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the command lines of {@code cpln-commands.txt} with the vendor's own client, unmodified. */
@Timeout(900)
class CplnCommandsIT {
    private static final String GVC = "/org/acme/gvc/prefect";
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\{.*?}\\S*|\\S+)");

    @TempDir
    private static Path folder;

    private static final Map<String, List<String>> GROUPS = groups();
    private static final Map<String, Future<List<String>>> FAILURES = new LinkedHashMap<>();
    private static final ExecutorService EXECUTOR =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    /** Starts all groups, as many at once as there are processors. */
    @BeforeAll
    static void runAll() throws IOException {
        Files.createDirectories(folder.resolve("tools"));
        copyTool("edit");
        copyTool("helm");
        GROUPS.forEach((name, lines) -> FAILURES.put(name, EXECUTOR.submit(() -> failures(name, lines))));
    }

    private static void copyTool(String name) throws IOException {
        Path tool =
                Files.copy(Path.of(file(name + ".sh")), folder.resolve("tools").resolve(name));
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
    }

    static List<String> groupNames() {
        return List.copyOf(GROUPS.keySet());
    }

    @ParameterizedTest
    @MethodSource("groupNames")
    void commands_ofGroup_succeedOrAreRefusedAsExpected(String group) throws Exception {
        assertThat(Objects.requireNonNull(FAILURES.get(group)).get()).isEmpty();
    }

    private static List<String> failures(String group, List<String> lines) {
        try (ControlPlaneEmulator cpln = emulator()) {
            seed(cpln);
            CplnCli cli = CplnCli.installed(Map.of(
                    "CPLN_ENDPOINT",
                    cpln.url(),
                    "CPLN_TOKEN",
                    cpln.token(),
                    "CPLN_ORG",
                    "acme",
                    "CPLN_GVC",
                    "prefect",
                    "CPLN_HOME",
                    folder.resolve(group).toString(),
                    "CPLN_SKIP_UPDATE_CHECK",
                    "1",
                    "EDITOR",
                    folder.resolve("tools/edit").toString(),
                    "PATH",
                    folder.resolve("tools") + File.pathSeparator + System.getenv("PATH")));
            List<String> failures = new ArrayList<>();
            for (String line : lines) {
                String[] parts = line.split("=>", 2);
                CplnResult result = cli.run(arguments(substituted(parts[0], cpln)));
                String expected = substituted(parts[1].trim(), cpln);
                boolean refused = expected.startsWith("!");
                String text = refused ? expected.substring(1).trim() : expected;
                if (refused == (result.exitCode() == 0) || !result.text().contains(text)) {
                    failures.add("cpln " + line + "\n   exit code " + result.exitCode() + ": " + result.text());
                }
            }
            return failures;
        }
    }

    private static ControlPlaneEmulator emulator() {
        return ControlPlaneEmulator.builder()
                .org("acme", "secret")
                .gvc("prefect", "aws-eu-central-1", "aws-us-east-1")
                .script(job -> JobScript.begin().log("hello from " + job.workload()))
                .start();
    }

    private static void seed(ControlPlaneEmulator cpln) {
        Http http = new Http(cpln.url(), cpln.token());
        http.post(GVC + "/identity", "{'name': 'runner'}");
        http.post(GVC + "/workload", """
                {'name': 'web', 'spec': {'type': 'standard', 'identityLink': '//identity/runner',
                 'containers': [{'name': 'main', 'image': 'nginx'}]}}""");
        http.post(GVC + "/workload", """
                {'name': 'etl', 'spec': {'type': 'cron', 'containers': [{'name': 'main', 'image': 'busybox'}],
                 'job': {'schedule': '0 0 * * *'}}}""");
        http.post(GVC + "/volumeset", "{'name': 'disk', 'spec': {'initialCapacity': 10}}");
        http.post("/org/acme/secret", "{'name': 'key', 'type': 'opaque', 'data': {'payload': 'x'}}");
        http.post("/org/acme/serviceaccount", "{'name': 'robot'}");
        cpln.put("/org/acme/image/app:1", Http.json("{'repository': 'app', 'tag': '1', 'digest': 'sha256:1'}"));
        cpln.put("/org/acme/user/user-1", Http.json("{'name': 'a@example.com', 'email': 'a@example.com'}"));
        cpln.put("/org/acme/quota/quota-1", Http.json("{'max': 10, 'current': 1, 'unit': 'count'}"));
        cpln.put("/org/acme/task/task-1", Http.json("{'id': 'task-1', 'type': 'invitation', 'status': 'pending'}"));
    }

    private static String substituted(String text, ControlPlaneEmulator cpln) {
        String result = text.replace("${token}", cpln.token());
        if (result.contains("${key}")) {
            JsonNode account = Objects.requireNonNull(cpln.get("/org/acme/serviceaccount/bot"));
            result = result.replace("${key}", account.at("/keys/0/name").asText());
        }
        return result;
    }

    private static String[] arguments(String line) {
        List<String> arguments = new ArrayList<>();
        Matcher matcher = ARGUMENT.matcher(line);
        while (matcher.find()) {
            String argument = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            arguments.add(argument.startsWith("@") ? file(argument.substring(1)) : argument);
        }
        return arguments.toArray(String[]::new);
    }

    private static String file(String name) {
        try {
            return Path.of(Objects.requireNonNull(CplnCommandsIT.class.getResource("cli/" + name), name)
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, List<String>> groups() {
        try (InputStream in = Objects.requireNonNull(CplnCommandsIT.class.getResourceAsStream("cpln-commands.txt"))) {
            Map<String, List<String>> groups = new LinkedHashMap<>();
            List<String> current = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                if (line.startsWith("== ")) {
                    current = new ArrayList<>();
                    groups.put(line.substring(3), current);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(line);
                }
            }
            return groups;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
