/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.manifest.ManifestFile;
import io.cplnprefect.bridge.manifest.StandaloneWorkload;
import io.cplnprefect.testkit.cli.CplnCli;
import io.cplnprefect.testkit.cli.CplnResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Manifests in the style of public ones, converted by this library and by the vendor's command-line client. Each difference is in
 * {@code manifests/differences.txt} with its reason, and each row of that table still occurs.
 */
class ConvertDifferenceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MANIFESTS = Path.of("src", "test", "resources", "manifests");

    @Test
    void differences_areThoseOfTheTable() throws IOException {
        List<Path> manifests = manifests();
        assertThat(manifests).hasSizeGreaterThanOrEqualTo(40);
        List<Difference> differences = new ArrayList<>();
        try (TwoServers servers = TwoServers.start()) {
            CplnCli command = CplnCli.installed(Map.of(
                    "HOME",
                    MANIFESTS.toAbsolutePath().getRoot().resolve("nonexistent").toString(),
                    "CPLN_SKIP_UPDATE_CHECK",
                    "true",
                    "CPLN_ENDPOINT",
                    servers.platform().url(),
                    "CPLN_TOKEN",
                    servers.platform().token(),
                    "CPLN_ORG",
                    TwoServers.ORG,
                    "CPLN_GVC",
                    TwoServers.GVC));
            manifests.parallelStream()
                    .map(manifest -> differences(manifest, command))
                    .forEachOrdered(differences::addAll);
        }
        List<ListedDifference> table = Files.readAllLines(MANIFESTS.resolve("differences.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ListedDifference::of)
                .toList();

        assertThat(lines(differences.stream()
                        .filter(difference -> table.stream().noneMatch(row -> row.describes(difference)))))
                .as("differences that are not in the table")
                .isEmpty();
        assertThat(lines(table.stream().filter(row -> differences.stream().noneMatch(row::describes))))
                .as("rows that no longer occur")
                .isEmpty();
    }

    private static String lines(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining("\n"));
    }

    private static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(MANIFESTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Difference> differences(Path manifest, CplnCli command) {
        String name = manifest.getFileName().toString().replace(".yaml", "");
        CplnResult result = command.run("convert", "--file", manifest.toString(), "-o", "json");
        JsonNode ours;
        try {
            ours = ours(Files.readString(manifest));
        } catch (InvalidManifestException e) {
            String problems = String.join(
                    "; ",
                    e.problems().stream()
                            .map(problem -> problem.path() + " " + problem.fault())
                            .toList());
            return List.of(
                    new Difference(name, "(refused)", problems, result.exitCode() == 0 ? "converted" : "refused"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (result.exitCode() != 0) {
            return List.of(
                    new Difference(name, "(refused)", "converted", result.text().strip()));
        }
        return Difference.between(name, ours, theirs(result.output()));
    }

    /** The workload with the names of the secrets that its own identity may reveal. */
    private static JsonNode ours(String text) {
        ManifestFile file = ManifestFile.parse(text);
        StandaloneWorkload workload = JobManifestConverter.forGvc(TwoServers.ORG, TwoServers.GVC)
                .convertStandalone(file.jobs().get(0), file.facts());
        ObjectNode document = JSON.createObjectNode().put("name", workload.workloadName("x"));
        ObjectNode tags = document.putObject("tags");
        workload.tags().forEach(tags::put);
        document.set("spec", workload.spec());
        workload.secrets().forEach(document.withArray("/secrets")::add);
        return document;
    }

    private static JsonNode theirs(String output) {
        try {
            ObjectNode workload = JSON.createObjectNode();
            TreeSet<String> secrets = new TreeSet<>();
            for (JsonNode document : JSON.readTree(output)) {
                if (document.path("kind").asText().equals("workload")) {
                    workload = (ObjectNode) document;
                }
                document.path("targetLinks")
                        .forEach(link -> secrets.add(link.asText().replace("//secret/", "")));
            }
            workload.remove("kind");
            if (!secrets.isEmpty()) {
                ((ObjectNode) workload.get("spec")).remove("identityLink");
            }
            if (!workload.has("tags")) {
                workload.putObject("tags");
            }
            secrets.forEach(workload.withArray("/secrets")::add);
            return workload;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(output, e);
        }
    }
}
