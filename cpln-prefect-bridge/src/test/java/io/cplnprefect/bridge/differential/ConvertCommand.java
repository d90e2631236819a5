/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The command {@code cpln convert} of the vendor's client, unmodified, installed below {@code target}. */
final class ConvertCommand {

    private static final String VERSION = "3.10.1";
    private static final Path FOLDER = Path.of("target", "cpln-cli").toAbsolutePath();
    private static final Path PROGRAM = FOLDER.resolve("node_modules/.bin/cpln");
    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 60;

    private final Map<String, String> environment;

    /** Creates a command with the endpoint, token, organization and GVC in its environment. */
    ConvertCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The exit code of a run, and its output. */
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

    Result convert(Path manifest) {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(PROGRAM.toString(), "convert", "--file", manifest.toString(), "-o", "json"));
        builder.environment().keySet().removeIf(name -> name.startsWith("CPLN_"));
        builder.environment().putAll(environment);
        try {
            return run(builder, RUN_SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The output is read from a file, so that a program which does not end blocks nothing. */
    private static Result run(ProcessBuilder builder, int seconds) throws IOException {
        Path output = Files.createTempFile("cpln-", ".out");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command() + " did not end within " + seconds + " s");
            }
            return new Result(process.exitValue(), Files.readString(output, UTF_8));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
