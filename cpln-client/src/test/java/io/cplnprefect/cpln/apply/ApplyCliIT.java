/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.testkit.cli.CplnCli;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applies the same files with the vendor's own client and with this one. */
@Timeout(600)
class ApplyCliIT {

    private static final List<String> OF_THE_SERVER =
            List.of("id", "version", "created", "lastModified", "alias", "status", "keys");

    @TempDir
    private Path folder;

    static Stream<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ApplyCliIT.class.getResource("cron.yaml"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(yaml|json)")).sorted().toList().stream();
        }
    }

    /** An emulator with both clients. */
    private final class Side implements AutoCloseable {
        final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
                .org("acme", "secret")
                .gvc("prefect", "aws-eu-central-1")
                .pageSize(2)
                .start();
        final ControlPlane cpln = ControlPlane.builder()
                .endpoint(emulator.url())
                .org("acme")
                .gvc("prefect")
                .token(Secret.of(emulator.token()))
                .build();
        final CplnCli cli =
                CplnCli.installed(emulator.url(), emulator.token(), "acme", "prefect", folder.resolve("home"));

        /** Returns the objects of a manifest without what the server sets. */
        Map<String, @Nullable JsonNode> state(List<ResourceLink> links) {
            Map<String, @Nullable JsonNode> state = new TreeMap<>();
            for (ResourceLink link : links) {
                JsonNode object = emulator.get(link.toString());
                state.put(
                        link.toString(),
                        object == null ? null : ((ObjectNode) object.deepCopy()).without(OF_THE_SERVER));
            }
            return state;
        }

        void applyWithCli(Path file) {
            cli.run("apply", "--file", file.toString()).orThrow();
        }

        @Override
        public void close() {
            cpln.close();
            emulator.close();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void apply_byEitherClientFirst_leavesTheSameState(Path file) throws IOException {
        Manifest manifest = Manifest.parse(Files.readString(file));
        try (Side ours = new Side();
                Side theirs = new Side()) {
            List<ResourceLink> links = ours.cpln.manifests().plan(manifest).changes().stream()
                    .map(PlannedChange::link)
                    .toList();

            ours.cpln.manifests().apply(manifest).orThrow();
            theirs.applyWithCli(file);
            Map<String, @Nullable JsonNode> state = ours.state(links);
            assertThat(state).doesNotContainValue(null).isEqualTo(theirs.state(links));

            Plan second = theirs.cpln.manifests().plan(manifest);
            assertThat(second.hasChanges()).as(second.toString()).isFalse();
            ours.applyWithCli(file);
            assertThat(ours.state(links)).isEqualTo(state);

            Path exported = Files.writeString(
                    folder.resolve("exported.yaml"),
                    ours.cpln.manifests().exportWithSecrets(links).toYaml());
            theirs.applyWithCli(exported);
            assertThat(theirs.state(links)).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void output_ofTheCli_isAManifestWithoutChanges(Path file) throws IOException {
        Manifest manifest = Manifest.parse(Files.readString(file));
        try (Side side = new Side()) {
            side.cpln.manifests().apply(manifest).orThrow();
            for (PlannedChange change : side.cpln.manifests().plan(manifest).changes()) {
                ResourceLink link = change.link();
                // The CLI has no command for this kind, and prints secrets without their data.
                if (!List.of("dbcluster", "secret").contains(link.kind())) {
                    String printed = side.cli
                            .run("rest", "get", link.toString(), "--output", "yaml")
                            .orThrow();
                    Plan plan = side.cpln.manifests().plan(Manifest.parse(printed));
                    assertThat(plan.changes()).extracting(PlannedChange::link).containsExactly(link);
                    assertThat(plan.hasChanges()).as(plan.toString()).isFalse();
                }
            }
        }
    }

    /** Not an organization, which cannot be deleted, nor documents without a GVC: in reverse order the CLI does not find theirs. */
    static Stream<Path> deletable() throws IOException, URISyntaxException {
        return files().filter(file -> !file.endsWith("org.yaml") && !file.endsWith("several-gvcs.yaml"));
    }

    @ParameterizedTest
    @MethodSource("deletable")
    void delete_byEitherClient_removesTheSameObjects(Path file) throws Exception {
        Manifest manifest = Manifest.parse(Files.readString(file));
        try (Side ours = new Side();
                Side theirs = new Side()) {
            theirs.applyWithCli(file);
            ApplyReport report = theirs.cpln.manifests().delete(manifest);
            ours.cpln.manifests().apply(manifest).orThrow();
            List<ResourceLink> links =
                    report.outcomes().stream().map(Outcome::link).toList();

            ours.cli.run("delete", "--file", file.toString()).orThrow();

            assertThat(report.links(Outcome.Result.FAILED))
                    .as(report.toString())
                    .isEmpty();
            assertThat(ours.state(links)).isEqualTo(theirs.state(links)).containsOnlyKeys(keys(links));
            assertThat(ours.state(links).values()).containsOnlyNulls();
        }
    }

    private static String[] keys(List<ResourceLink> links) {
        return links.stream().map(ResourceLink::toString).toArray(String[]::new);
    }
}
