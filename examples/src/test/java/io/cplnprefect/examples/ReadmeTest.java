/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the README compiles, its whole programs are examples, and the links of the documents lead to files. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS_NAME = Pattern.compile("public class (\\w+)");
    private static final Pattern JAVADOC = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)[^)]*\\)");

    private static final String IMPORTS = """
            import com.fasterxml.jackson.databind.JsonNode;
            import io.cplnprefect.bridge.Bridge;
            import io.cplnprefect.bridge.sync.*;
            import io.cplnprefect.bridge.worker.*;
            import io.cplnprefect.core.call.*;
            import io.cplnprefect.core.connection.*;
            import io.cplnprefect.core.setting.Secret;
            import io.cplnprefect.cpln.ControlPlane;
            import io.cplnprefect.cpln.workload.Workload;
            import io.cplnprefect.prefect.Prefect;
            import io.cplnprefect.prefect.flowrun.*;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.CompletableFuture;
            """;

    /** What snippets use without declaring it. */
    private static final Map<String, String> VARIABLES = new LinkedHashMap<>(Map.of(
            "prefect", "Prefect",
            "controlPlane", "ControlPlane",
            "worker", "Worker",
            "id", "UUID",
            "query", "FlowRunQuery",
            "password", "Secret",
            "metrics", "CallMetrics",
            "bridge", "Bridge",
            "log", "java.io.PrintStream"));

    @TempDir
    Path classes;

    private static Stream<String> code() throws IOException {
        return CODE.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(match -> match.group(1));
    }

    static Stream<String> programs() throws IOException {
        return code().filter(code -> code.startsWith("import "));
    }

    static Stream<String> snippets() throws IOException {
        return code().filter(code -> !code.startsWith("import "));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void program_isAnExampleWordForWord(String program) throws IOException {
        Matcher name = CLASS_NAME.matcher(program);
        assertThat(name.find()).isTrue();
        Path example = Path.of("src/main/java/io/cplnprefect/examples", name.group(1) + ".java");

        assertThat(words(program)).isEqualTo(words(Files.readString(example)));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippet_compiles(String snippet) {
        String parameters = VARIABLES.entrySet().stream()
                .filter(variable -> !snippet.contains(variable.getValue() + " " + variable.getKey() + " ="))
                .map(variable -> variable.getValue() + " " + variable.getKey())
                .collect(Collectors.joining(", "));
        String source = IMPORTS + "class Snippet { void run(" + parameters + ") throws Exception {\n" + snippet + "}}";
        StringWriter problems = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

        boolean compiled = compiler.getTask(
                        problems,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(source)))
                .call();

        assertThat(compiled).as(problems.toString()).isTrue();
    }

    @Test
    void codeOfBothKinds_isFound() throws IOException {
        assertThat(programs()).hasSize(1);
        assertThat(snippets()).hasSizeGreaterThanOrEqualTo(4);
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                    Stream.of("README.md", "CONTRIBUTING.md", "testkit/README.md")
                            .map(ROOT::resolve),
                    pages.filter(page -> page.toString().endsWith(".md")).toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_leadToFiles(Path file) throws IOException {
        assertThat(LINK.matcher(Files.readString(file)).results().map(match -> match.group(1)))
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    private static List<String> words(String source) {
        String bare = JAVADOC.matcher(source).replaceAll("").replace("package io.cplnprefect.examples;", "");
        return List.of(bare.strip().split("\\s+", -1));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
