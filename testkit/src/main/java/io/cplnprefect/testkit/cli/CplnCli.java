/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command-line client of Control Plane, {@code cpln}, unmodified.
 *
 * <p>The first use installs a fixed version with npm into {@code target/cpln-cli} of the Maven build, which needs an npm
 * registry and about half a minute. If it cannot be installed, {@link #installed} throws {@link CplnUnavailableException}, which
 * skips the test; with {@code REQUIRE_CPLN_CLI=true} in the environment it throws {@link IllegalStateException}. Immutable and
 * thread-safe.
 */
public final class CplnCli {

    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(1);

    private final Path program;
    private final Map<String, String> environment;

    private CplnCli(Path program, Map<String, String> environment) {
        this.program = program;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Returns the client; installs it if it is not installed.
     *
     * @param environment variables of each run, such as {@code CPLN_ENDPOINT}, in addition to those of this process that do
     *     not begin with {@code CPLN_}
     * @return the client
     * @throws CplnUnavailableException if the client cannot be installed, and the environment does not require it
     */
    public static CplnCli installed(Map<String, String> environment) {
        return new CplnCli(CplnInstallation.program(), environment);
    }

    /**
     * Returns the client with the settings for one server and organization.
     *
     * @param endpoint address of the API
     * @param token the token
     * @param org name of the organization
     * @param gvc name of the GVC
     * @param home folder of the profiles; created by the client
     * @return the client
     * @throws CplnUnavailableException if the client cannot be installed, and the environment does not require it
     */
    public static CplnCli installed(String endpoint, String token, String org, String gvc, Path home) {
        return installed(Map.of(
                "CPLN_ENDPOINT",
                endpoint,
                "CPLN_TOKEN",
                token,
                "CPLN_ORG",
                org,
                "CPLN_GVC",
                gvc,
                "CPLN_HOME",
                home.toString(),
                "CPLN_SKIP_UPDATE_CHECK",
                "1"));
    }

    /**
     * Runs a command line to its end.
     *
     * @param arguments the arguments after {@code cpln}
     * @return the result, whatever the exit code is
     * @throws IllegalStateException if the client does not end within a minute
     */
    public CplnResult run(String... arguments) {
        try {
            return run(process(arguments), RUN_TIMEOUT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a command line that does not end by itself. The caller ends the process.
     *
     * @param arguments the arguments after {@code cpln}
     * @return the process; its errors are part of its output
     */
    public Process start(String... arguments) {
        try {
            return process(arguments).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().keySet().removeIf(name -> name.startsWith("CPLN_"));
        process.environment().putAll(environment);
        return process;
    }

    /** Runs a program. It writes to files, so that one that does not end blocks no reader. */
    static CplnResult run(ProcessBuilder builder, Duration timeout) throws IOException {
        Path output = Files.createTempFile("cpln-", ".out");
        Path errors = Files.createTempFile("cpln-", ".err");
        try {
            Process process = builder.redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command() + " did not end within " + timeout.toSeconds()
                        + " s: " + Files.readString(output) + Files.readString(errors));
            }
            return new CplnResult(process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(builder.command() + " was interrupted", e);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
