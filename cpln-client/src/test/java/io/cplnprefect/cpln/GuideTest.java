/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/control-plane-client.md} compile, and run one after the other. */
@Timeout(120)
class GuideTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final String IMPORTS = """
            import com.fasterxml.jackson.databind.JsonNode;
            import io.cplnprefect.core.call.*;
            import io.cplnprefect.cpln.*;
            import io.cplnprefect.cpln.access.*;
            import io.cplnprefect.cpln.apply.*;
            import io.cplnprefect.cpln.event.*;
            import io.cplnprefect.cpln.gvc.*;
            import io.cplnprefect.cpln.identity.*;
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
    void snippets_compileAndRunInTheirOrder() throws Exception {
        List<String> snippets = snippets();
        assertThat(snippets).hasSizeGreaterThan(15);
        compile(snippets);

        try (ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
                        .org("acme", "token-of-acme")
                        .gvc("prefect", "aws-eu-central-1")
                        .start();
                ControlPlane cpln = ControlPlane.builder()
                        .endpoint(emulator.url())
                        .org("acme")
                        .token(Secret.of(emulator.token()))
                        .build();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, GuideTest.class.getClassLoader())) {
            seed(emulator);
            for (int i = 0; i < snippets.size(); i++) {
                Method run = loader.loadClass("Snippet" + i).getDeclaredMethod("run", ControlPlane.class);
                run.setAccessible(true);
                run.invoke(null, cpln);
            }
            assertThat(emulator.get("/org/acme/gvc/batch/identity/etl")).isNotNull();
            assertThat(emulator.get("/org/acme/policy/read-key")).isNull();
        }
    }

    private static List<String> snippets() throws IOException {
        return CODE.matcher(Files.readString(Path.of("../docs/control-plane-client.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
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

    private void compile(List<String> snippets) {
        StringBuilder source = new StringBuilder(IMPORTS);
        for (int i = 0; i < snippets.size(); i++) {
            source.append("class Snippet%d { static void run(ControlPlane cpln) throws Exception {\n".formatted(i))
                    .append(snippets.get(i))
                    .append("}}\n");
        }
        StringWriter problems = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        problems,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(source.toString())))
                .call();
        assertThat(compiled).as(problems.toString()).isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippets.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
