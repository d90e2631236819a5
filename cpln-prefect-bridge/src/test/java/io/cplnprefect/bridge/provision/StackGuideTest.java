/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.snippet.Snippets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/stack.md} compile as one program, and run against the emulators. */
@Timeout(120)
class StackGuideTest {

    private static final String IMPORTS = """
            import io.cplnprefect.bridge.provision.*;
            import io.cplnprefect.cpln.*;
            import io.cplnprefect.cpln.secret.SecretDocument;
            import io.cplnprefect.cpln.serviceaccount.*;
            import io.cplnprefect.prefect.Prefect;
            import java.util.*;
            """;

    @TempDir
    private Path classes;

    private final StackServices services = new StackServices();

    @Test
    void snippets_compileAndRunInTheirOrder() {
        services.secret("prefect-auth", "user:password");
        services.secret("prefect-database", "postgresql+asyncpg://db/prefect");
        Snippets snippets = Snippets.of(Path.of("../docs/stack.md")).imports(IMPORTS);
        assertThat(snippets.code()).hasSize(8);

        try (services) {
            snippets.joined()
                    .variable("controlPlane", ControlPlane.class, services.controlPlane)
                    .variable("prefect", Prefect.class, services.prefect)
                    .variable("kubernetesYaml", String.class, KubernetesWorkerTest.WORKER)
                    .run(classes);

            assertThat(services.exists("gvc/prefect")).as("destroyed").isFalse();
            assertThat(services.exists("gvc/data/workload/prefect-server")).isTrue();
        }
    }
}
