/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.snippet;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The Java code of a Markdown page, which a test compiles and runs, so that the page contains no code that fails. Immutable.
 *
 * <pre>{@code
 * Snippets.of(Path.of("docs/guide.md"))
 *         .imports("import java.util.*;")
 *         .variable("prefect", Prefect.class, prefect)
 *         .run(folder);
 * }</pre>
 *
 * <p>The code is compiled against the class path of this process, which must be that of a JDK.
 */
public final class Snippets {
    private static final Pattern CODE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final String CLASS = "Snippet";

    private final Path page;
    private final List<String> code;
    private final String imports;
    private final List<Variable> variables;

    private Snippets(Path page, List<String> code, String imports, List<Variable> variables) {
        this.page = page;
        this.code = code;
        this.imports = imports;
        this.variables = variables;
    }

    private record Variable(String name, Class<?> type, Object value) {}

    /**
     * Reads the blocks of a page that are marked as {@code java}.
     *
     * @throws UncheckedIOException if the page cannot be read
     * @throws IllegalArgumentException if the page has no such block
     */
    public static Snippets of(Path page) {
        List<String> code;
        try {
            code = CODE.matcher(Files.readString(page))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (code.isEmpty()) {
            throw new IllegalArgumentException("Invalid page " + page + ": it has no block ```java. Add one.");
        }
        return new Snippets(page, code, "", List.of());
    }

    /** Returns the code of each snippet, in the order of the page. */
    public List<String> code() {
        return code;
    }

    /** Adds import declarations to all snippets. */
    public Snippets imports(String declarations) {
        return new Snippets(page, code, imports + declarations, variables);
    }

    /** Adds a variable that the snippets use without declaring it. */
    public <T> Snippets variable(String name, Class<T> type, T value) {
        List<Variable> more = new ArrayList<>(variables);
        more.add(new Variable(name, type, value));
        return new Snippets(page, code, imports, List.copyOf(more));
    }

    /** Returns the snippets as one, so that each can use the variables that earlier ones declare. */
    public Snippets joined() {
        return new Snippets(page, List.of(String.join("\n", code)), imports, variables);
    }

    /**
     * Compiles all snippets, and then runs one after the other.
     *
     * @param classes an empty folder
     * @throws IllegalStateException if the code cannot be compiled, with the messages of the compiler, or if a snippet throws an exception,
     *     which is the cause
     */
    public void run(Path classes) {
        compile(classes);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, Snippets.class.getClassLoader())) {
            for (int i = 0; i < code.size(); i++) {
                run(loader, i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(ClassLoader loader, int index) {
        try {
            Method run = loader.loadClass(CLASS + index)
                    .getDeclaredMethod(
                            "run", variables.stream().map(Variable::type).toArray(Class<?>[]::new));
            run.setAccessible(true);
            run.invoke(null, variables.stream().map(Variable::value).toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "Snippet " + (index + 1) + " of " + page + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compile(Path classes) {
        StringWriter problems = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        problems,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(source())))
                .call();
        if (!compiled) {
            throw new IllegalStateException("The snippets of " + page + " cannot be compiled:\n" + problems);
        }
    }

    private String source() {
        String parameters = variables.stream()
                .map(variable -> variable.type().getCanonicalName() + " " + variable.name())
                .collect(Collectors.joining(", "));
        StringBuilder source = new StringBuilder(imports);
        for (int i = 0; i < code.size(); i++) {
            source.append("class ")
                    .append(CLASS)
                    .append(i)
                    .append(" { static void run(")
                    .append(parameters);
            source.append(") throws Exception {\n").append(code.get(i)).append("}}\n");
        }
        return source.toString();
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
