/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The vendor's command-line client, unmodified, installed below {@code target}. */
record CplnProgram(Map<String, String> environment) {

    private static final String VERSION = "3.10.1";
    private static final Path FOLDER = Path.of("target", "cpln-cli").toAbsolutePath();
    private static final Path PROGRAM = FOLDER.resolve("node_modules/.bin/cpln");
    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 60;

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
        if (Files.exists(marker) && Files.exists(PROGRAM)) {
            return null;
        }
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("package.json"), "{\"private\": true}");
            run(
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
            Files.writeString(marker, "");
            return null;
        } catch (IOException | IllegalStateException e) {
            return e.getMessage();
        }
    }

    /**
     * Runs a command line.
     *
     * @return the output
     * @throws IllegalStateException if the exit code is not 0, with the output
     */
    String run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(PROGRAM.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("CPLN_"));
        builder.environment().putAll(environment);
        return run(builder, RUN_SECONDS);
    }

    private static String run(ProcessBuilder builder, int seconds) {
        try {
            Path output = Files.createTempFile("cpln", ".out");
            try {
                Process process = builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                process.getOutputStream().close();
                boolean ended = process.waitFor(seconds, SECONDS);
                process.destroyForcibly();
                String text = Files.readString(output, UTF_8);
                if (!ended || process.exitValue() != 0) {
                    throw new IllegalStateException(builder.command()
                            + (ended ? " ended with " + process.exitValue() : " did not end") + ": " + text);
                }
                return text;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
