/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The vendor's command-line client, unmodified, installed below {@code target}. */
final class CplnCli {
    private static final String VERSION = "3.10.1";
    private static final Path FOLDER = Path.of("target", "cpln-cli").toAbsolutePath();
    private static final Path PROGRAM = FOLDER.resolve("node_modules/.bin/cpln");
    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 60;

    private final Supplier<Map<String, String>> environment;

    /** Creates a client with an environment that is read at each run. */
    CplnCli(Supplier<Map<String, String>> environment) {
        this.environment = environment;
    }

    /** The exit code of a run, and its output on both streams. */
    record Result(int exitCode, String output) {}

    /**
     * Installs the client unless it is installed already. Skips the test if that is not possible, or fails it if the
     * environment has {@code REQUIRE_CPLN_CLI=true}.
     */
    static void install() {
        String problem = installationProblem();
        if (problem != null) {
            String message = "cpln " + VERSION + " cannot be installed: " + problem;
            if ("true".equals(System.getenv("REQUIRE_CPLN_CLI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
    }

    private static @Nullable String installationProblem() {
        Path marker = FOLDER.resolve("installed-" + VERSION);
        try {
            if (Files.exists(marker) && Files.exists(PROGRAM)) {
                return null;
            }
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("package.json"), "{\"private\": true}");
            Result npm = run(
                    new ProcessBuilder(
                                    "npm",
                                    "install",
                                    "--no-audit",
                                    "--no-fund",
                                    "--prefer-offline",
                                    "--save-exact",
                                    "@controlplane/cli@" + VERSION)
                            .directory(FOLDER.toFile()),
                    INSTALL_SECONDS);
            if (npm.exitCode() != 0) {
                return "npm ended with " + npm.exitCode() + ": " + npm.output();
            }
            Files.writeString(marker, "");
            return null;
        } catch (IOException | IllegalStateException e) {
            return e.getMessage();
        }
    }

    Result run(String... args) {
        try {
            return run(process(args), RUN_SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder process(String... args) {
        List<String> line = new ArrayList<>(List.of(PROGRAM.toString()));
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("CPLN_"));
        builder.environment().putAll(environment.get());
        return builder;
    }

    private static Result run(ProcessBuilder builder, int seconds) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        try {
            String text = output.get(seconds, SECONDS);
            return new Result(process.waitFor(), text);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(builder.command() + " did not end within " + seconds + " s", e);
        }
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
