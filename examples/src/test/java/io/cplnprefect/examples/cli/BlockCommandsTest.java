/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructure;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCommandsTest {

    private static final String TOKEN = "planted-token";

    @TempDir
    private Path folder;

    private final PrefectEmulator server = PrefectEmulator.builder().start();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        server.close();
    }

    private int execute(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--api-url", server.apiUrl()));
        all.addAll(List.of(arguments));
        return CplnPrefect.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void register_twice_printsTheSlugs() {
        execute("block", "register");

        assertThat(execute("block", "register")).isZero();
        assertThat(out.toString().lines())
                .containsExactlyInAnyOrder(
                        "control-plane-configuration",
                        "control-plane-credentials",
                        "cpln-job",
                        "control-plane-infrastructure",
                        "control-plane-infrastructure-config");
    }

    @Test
    void savedBlock_isShownWithoutItsToken_andPreviewed() throws IOException {
        Path file = Files.writeString(folder.resolve("prod.yaml"), """
                namespace: prefect
                image: acme/flows:1
                config: {token: %s}
                env: {STAGE: prod}
                customizations:
                  - {op: add, path: /spec/template/spec/terminationGracePeriodSeconds, value: 30}
                """.formatted(TOKEN));

        assertThat(execute("block", "save", "control-plane-infrastructure/prod", "-f", file.toString()))
                .as(err::toString)
                .isZero();
        assertThat(out.toString().strip()).matches("[0-9a-f-]{36}");
        assertThat(execute("block", "show", "control-plane-infrastructure/prod"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString())
                .contains("image: acme/flows:1", "STAGE: prod", "********")
                .doesNotContain(TOKEN);
        assertThat(execute("block", "show", "control-plane-infrastructure/prod", "--preview"))
                .isZero();
        assertThat(out.toString())
                .contains("kind: Job", "terminationGracePeriodSeconds: 30", "image: acme/flows:1")
                .doesNotContain(TOKEN);
    }

    @Test
    void configurationByName_isSavedAsAReference() throws IOException {
        Path token = Files.writeString(folder.resolve("token.yaml"), "token: " + TOKEN);
        Path file = Files.writeString(folder.resolve("prod.yaml"), "{image: \"acme/flows:1\", config: main}");
        String[] save = {"block", "save", "control-plane-infrastructure/prod", "-f", file.toString()};

        assertThat(execute(save)).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown block 'control-plane-infrastructure-config/main'");
        execute("block", "save", "control-plane-infrastructure-config/main", "-f", token.toString());
        assertThat(execute(save)).as(err::toString).isZero();

        try (Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build()) {
            ControlPlaneInfrastructure saved = ControlPlaneBlocks.of(prefect).load(BlockKind.INFRASTRUCTURE, "prod");
            assertThat(saved.configDocumentId()).isNotNull();
        }
    }

    @Test
    void fileWithUnknownFields_isRefusedWithAllOfThem() throws IOException {
        Path file = Files.writeString(folder.resolve("prod.yaml"), "{gvc: prefect, images: x, token: " + TOKEN + "}");

        assertThat(execute("block", "save", "control-plane-infrastructure/prod", "-f", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("'gvc'", "'images'", "'token'", "namespace")
                .doesNotContain(TOKEN);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void fileWithoutADocument_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.yaml"), "");

        assertThat(execute("block", "save", "control-plane-infrastructure/prod", "-f", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("empty.yaml: expected one object with the fields of the block");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void blockThatDoesNotExist_isRefusedByTheServer() {
        assertThat(execute("block", "show", "control-plane-infrastructure/absent"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("404");
    }
}
