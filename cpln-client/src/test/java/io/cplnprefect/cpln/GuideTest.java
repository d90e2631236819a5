/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.snippet.Snippets;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/control-plane-client.md} compile, and run one after the other. */
@Timeout(120)
class GuideTest {

    private static final String IMPORTS = """
            import com.fasterxml.jackson.databind.JsonNode;
            import io.cplnprefect.core.call.*;
            import io.cplnprefect.cpln.*;
            import io.cplnprefect.cpln.access.*;
            import io.cplnprefect.cpln.apply.*;
            import io.cplnprefect.cpln.event.*;
            import io.cplnprefect.cpln.gvc.*;
            import io.cplnprefect.cpln.identity.*;
            import io.cplnprefect.cpln.image.*;
            import io.cplnprefect.cpln.link.*;
            import io.cplnprefect.cpln.log.*;
            import io.cplnprefect.cpln.org.*;
            import io.cplnprefect.cpln.query.*;
            import io.cplnprefect.cpln.resource.*;
            import io.cplnprefect.cpln.secret.*;
            import io.cplnprefect.cpln.serviceaccount.*;
            import io.cplnprefect.cpln.waiter.*;
            import io.cplnprefect.cpln.workload.*;
            import java.time.Duration;
            import java.util.*;
            """;

    @TempDir
    private Path classes;

    @Test
    void snippets_compileAndRunInTheirOrder() throws IOException {
        Snippets snippets =
                Snippets.of(Path.of("../docs/control-plane-client.md")).imports(IMPORTS);
        assertThat(snippets.code()).hasSizeGreaterThan(15);
        try (ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
                        .org("acme", "token-of-acme")
                        .gvc("prefect", "aws-eu-central-1")
                        .start();
                ControlPlane cpln = ControlPlane.builder()
                        .endpoint(emulator.url())
                        .org("acme")
                        .token(Secret.of(emulator.token()))
                        .build()) {
            seed(emulator);
            snippets.variable("cpln", ControlPlane.class, cpln).run(classes);
            assertThat(emulator.get("/org/acme/gvc/batch/identity/etl")).isNotNull();
            assertThat(emulator.get("/org/acme/policy/read-key")).isNull();
        }
    }

    private static void seed(ControlPlaneEmulator emulator) throws IOException {
        put(emulator, "gvc/prefect/workload/web", """
                {"name": "web", "tags": {"team": "data"},
                 "spec": {"type": "standard", "containers": [{"name": "main", "image": "nginx"}]}}""");
        put(emulator, "gvc/prefect/workload/etl", """
                {"name": "etl", "spec": {"type": "cron", "job": {"schedule": "0 0 * * *"},
                 "containers": [{"name": "main", "image": "busybox"}]}}""");
        put(emulator, "serviceaccount/robot", "{\"name\": \"robot\"}");
        put(emulator, "image/app:1", "{\"repository\": \"app\", \"tag\": \"1\"}");
    }

    private static void put(ControlPlaneEmulator emulator, String link, String json) throws IOException {
        emulator.put("/org/acme/" + link, new ObjectMapper().readTree(json));
    }
}
