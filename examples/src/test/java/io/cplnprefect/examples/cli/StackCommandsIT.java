/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.cpln.apply.Manifest;
import io.cplnprefect.examples.cli.Program.Outcome;
import io.cplnprefect.testkit.cli.CplnCli;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.service.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands for stacks, on the emulators and with the vendor's own client. */
@Timeout(180)
class StackCommandsIT {

    private static final List<String> OF_THE_SERVER =
            List.of("id", "version", "created", "lastModified", "alias", "status");

    /** The number 100 of a file may be 100.0 in a request. */
    private static final Comparator<JsonNode> NUMERIC = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final Services services = Services.builder()
            .controlPlane(platform -> platform.org("acme", "secret-token").readinessDelay(Duration.ZERO))
            .prefect(server -> {})
            .start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void stack_isPlannedAppliedAppliedAgainAndDestroyed() throws IOException {
        Program program = Program.of(services, folder);

        Outcome planned = program.run("stack", "apply", "--dry-run");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.out())
                .startsWith("Dry run: nothing was changed\ncreate /org/acme/gvc/prefect\n")
                .contains("create work pool cpln\n");

        Outcome applied = program.run("stack", "apply", "-o", "json");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(results(applied)).hasSize(25).containsOnly("created");
        assertThat(json(applied).path("apiUrl").asText()).endsWith(".cpln.app/api");
        assertThat(services.prefect()
                        .call("GET", "/work_pools/cpln", null)
                        .path("type")
                        .asText())
                .isEqualTo("cpln");

        Outcome again = program.run("stack", "apply", "-o", "json");
        assertThat(results(again)).hasSize(24).containsOnly("unchanged");

        Outcome destroyed = program.run("stack", "destroy");
        assertThat(destroyed.exitCode()).as(destroyed.err()).isZero();
        assertThat(destroyed.out()).contains("deleted  /org/acme/gvc/prefect/workload/prefect-server");
        assertThat(services.controlPlane().get("/org/acme/gvc/prefect")).isNull();

        String key = token();
        assertThat(List.of(planned, applied, again, destroyed))
                .allSatisfy(outcome -> assertThat(outcome.out() + outcome.err()).doesNotContain(key));
    }

    /** Returns the token in the block of the stack. */
    private String token() throws IOException {
        JsonNode documents = services.prefect()
                .call("POST", "/block_documents/filter", new ObjectMapper().readTree("{\"include_secrets\": true}"));
        String token = documents.at("/0/data/token").asText();
        assertThat(token).isNotEmpty().doesNotContain("*");
        return token;
    }

    @Test
    void stackOfOthers_isRefusedWithAllProblems() {
        services.controlPlane().put("/org/acme/gvc/prefect", object("prefect"));

        Outcome refused =
                Program.of(services, folder).run("stack", "apply", "--auth-secret", "cpln://secret/absent.payload");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("/org/acme/gvc/prefect exists", "/org/acme/secret/absent");
        assertThat(services.controlPlane().get("/org/acme/serviceaccount/prefect-worker"))
                .isNull();
    }

    @Test
    void render_needsNoSettings_andReportsAllProblems() {
        Program program = new Program(folder);

        Outcome rendered =
                program.run("stack", "render", "--gvc", "data", "--dir", folder.toString(), "--cluster", "eu");
        Outcome refused = program.run(
                "stack", "render", "--gvc", "Data", "--server-replicas", "2", "--auth-secret", "user:planted-password");

        assertThat(rendered.exitCode()).as(rendered.err()).isZero();
        assertThat(rendered.out().lines())
                .hasSize(4)
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("Invalid gvc 'Data'", "Invalid server.replicas '2'", "Invalid authSecret")
                .doesNotContain("planted");
    }

    @Test
    void renderedManifest_appliedByTheVendorsClient_leavesTheSameState() throws IOException {
        String[] options = {
            "--gvc", "data", "--allow-cidr", "198.51.100.0/24", "--auth-secret", "cpln://secret/auth.payload"
        };
        Consumer<ControlPlaneEmulator> secret = platform -> platform.put("/org/acme/secret/auth", secret());
        secret.accept(services.controlPlane());
        Program program = Program.of(services, folder);
        String text = program.run(with(options, "stack", "render")).out();
        Outcome applied = program.run(with(options, "stack", "apply"));
        assertThat(applied.exitCode()).as(applied.err()).isZero();

        try (ControlPlaneEmulator other =
                ControlPlaneEmulator.builder().org("acme", "secret-token").start()) {
            secret.accept(other);
            Path file = Files.writeString(folder.resolve("stack.yaml"), text);
            CplnCli.installed(other.url(), other.token(), "acme", "data", folder.resolve("home"))
                    .run("apply", "--file", file.toString())
                    .orThrow();

            assertThat(Manifest.parse(text).size()).isEqualTo(15);
            for (String link : links(text)) {
                JsonNode theirs = state(other, link);
                JsonNode ours = state(services.controlPlane(), link);
                assertThat(theirs.equals(NUMERIC, ours))
                        .as("%s: %s, %s", link, theirs, ours)
                        .isTrue();
            }
        }
    }

    private static List<String> links(String manifest) {
        return DocumentText.read(manifest).stream()
                .map(Document::content)
                .map(object -> "/org/acme"
                        + (object.has("gvc") ? "/gvc/" + object.path("gvc").asText() : "") + "/"
                        + object.path("kind").asText() + "/"
                        + object.path("name").asText())
                .toList();
    }

    /** Returns an object without what the server sets. */
    private static JsonNode state(ControlPlaneEmulator platform, String link) {
        ObjectNode object = Objects.requireNonNull(platform.get(link), link).deepCopy();
        return object.without(OF_THE_SERVER);
    }

    private static List<String> results(Outcome outcome) throws IOException {
        return StreamSupport.stream(json(outcome).path("outcomes").spliterator(), false)
                .map(each -> each.path("result").asText())
                .toList();
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.out());
    }

    private static ObjectNode object(String name) {
        return new ObjectMapper().createObjectNode().put("name", name);
    }

    private static JsonNode secret() {
        ObjectNode secret = object("auth").put("type", "opaque");
        secret.putObject("data").put("encoding", "plain").put("payload", "user:planted-password");
        return secret;
    }

    private static String[] with(String[] options, String... command) {
        return Stream.concat(Arrays.stream(command), Arrays.stream(options)).toArray(String[]::new);
    }
}
