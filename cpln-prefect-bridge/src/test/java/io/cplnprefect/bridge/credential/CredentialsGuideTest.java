/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.service.Services;
import io.cplnprefect.testkit.snippet.Snippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/credentials.md} compile, and run against the emulators in the order of the page. */
@Timeout(120)
final class CredentialsGuideTest {

    private static final String IMPORTS = """
            import com.fasterxml.jackson.core.type.TypeReference;
            import com.fasterxml.jackson.databind.ObjectMapper;
            import com.fasterxml.jackson.databind.node.ObjectNode;
            import io.cplnprefect.bridge.block.*;
            import io.cplnprefect.bridge.credential.*;
            import io.cplnprefect.bridge.template.BaseJobTemplate;
            import io.cplnprefect.core.setting.Secret;
            import io.cplnprefect.cpln.ControlPlane;
            import io.cplnprefect.prefect.Prefect;
            import io.cplnprefect.prefect.plan.*;
            import io.cplnprefect.prefect.spec.*;
            import io.cplnprefect.prefect.workpool.WorkPoolCreate;
            import java.nio.file.*;
            import java.util.*;
            """;

    @TempDir
    private Path folder;

    @Test
    void snippets_runInTheirOrder() throws IOException {
        System.setProperty(
                "deploy.key",
                Files.writeString(folder.resolve("key"), GitAccessTest.KEY.reveal())
                        .toString());
        System.setProperty(
                "deploy.hosts",
                Files.writeString(folder.resolve("hosts"), GitAccessTest.HOSTS).toString());
        try (Services services = Services.builder()
                        .controlPlane(
                                platform -> platform.org("acme", "a-token").gvc("prefect"))
                        .prefect(server -> {})
                        .start();
                ControlPlane controlPlane = ControlPlane.builder()
                        .endpoint(services.controlPlane().url())
                        .token(Secret.of("a-token"))
                        .build();
                Prefect prefect =
                        Prefect.builder().apiUrl(services.prefect().apiUrl()).build()) {
            Snippets.of(Path.of("../docs/credentials.md"))
                    .imports(IMPORTS)
                    .variable("controlPlane", ControlPlane.class, controlPlane)
                    .variable("prefect", Prefect.class, prefect)
                    .run(folder);
            Gvc gvc = controlPlane.org("acme").gvcs().get("prefect").execute();
            assertThat(Objects.requireNonNull(gvc.spec()).pullSecretLinks()).containsExactly("//secret/harbor");
            assertThat(prefect.workPools()
                            .read("etl-git")
                            .execute()
                            .baseJobTemplate()
                            .toString())
                    .contains("etl-git-https");
            assertThat(ControlPlaneBlocks.of(prefect)
                            .load(BlockKind.INFRASTRUCTURE, "etl-git")
                            .preview())
                    .contains("secretName: etl-git-agent")
                    .doesNotContain("a-token");
        } finally {
            System.clearProperty("deploy.key");
            System.clearProperty("deploy.hosts");
        }
    }
}
