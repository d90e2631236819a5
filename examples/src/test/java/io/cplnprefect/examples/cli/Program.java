/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.cplnprefect.testkit.service.Services;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The jar as a process. */
final class Program {

    private static final Path JAR = Path.of("target", "cpln-prefect.jar").toAbsolutePath();
    private static final long LIMIT = 60;

    private final Map<String, String> environment = new HashMap<>();

    /** Creates a program without settings. */
    Program(Path home) {
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "xterm");
    }

    /** Creates a program with the settings of both emulators. */
    static Program of(Services services, Path home) {
        return new Program(home)
                .with("PREFECT_API_URL", services.prefect().apiUrl())
                .with("CPLN_ENDPOINT", services.controlPlane().url())
                .with("CPLN_LOGS_ENDPOINT", services.controlPlane().logsUrl())
                .with("CPLN_TOKEN", services.controlPlane().token())
                .with("CPLN_ORG", "acme")
                .with("CPLN_GVC", "prefect");
    }

    /** Sets an environment variable. */
    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a command to its end, without a terminal. */
    Outcome run(String... arguments) {
        return Outcome.of(start(new ProcessBuilder(command(arguments))));
    }

    /** Runs a command to its end, with a text as its standard input. */
    Outcome runWithInput(String input, String... arguments) {
        Process process = start(new ProcessBuilder(command(arguments)));
        try {
            process.getOutputStream().write(input.getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Outcome.of(process);
    }

    /** Runs a command to its end on a pseudo-terminal, which is both outputs. */
    Outcome runOnTerminal(String... arguments) {
        String line = String.join(" ", command(arguments));
        return Outcome.of(start(new ProcessBuilder("script", "-qec", line, "/dev/null")));
    }

    /** Starts a command whose outputs are files. */
    Process start(Path out, Path err, String... arguments) {
        return start(new ProcessBuilder(command(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile()));
    }

    private Process start(ProcessBuilder builder) {
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String... arguments) {
        // A program ignores Ctrl+C if the one that starts it does, as a build in the background may.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * The end of a command.
     *
     * @param exitCode the exit code
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int exitCode, String out, String err) {

        /** Waits until a process has ended. */
        static Outcome of(Process process) {
            CompletableFuture<String> out = text(process.getInputStream());
            CompletableFuture<String> err = text(process.getErrorStream());
            try {
                process.getOutputStream().close();
                if (!process.waitFor(LIMIT, SECONDS)) {
                    throw new IllegalStateException("The command has not ended within " + LIMIT + " s");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                process.destroyForcibly();
            }
            return new Outcome(process.exitValue(), out.join(), err.join());
        }

        private static CompletableFuture<String> text(InputStream stream) {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return new String(stream.readAllBytes(), UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
