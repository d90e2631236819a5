/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.job.ProcessRuntime;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs a {@link ControlPlaneEmulator} as a program until SIGTERM or SIGINT, which also end all jobs.
 *
 * <p>Exit codes: 143 after SIGTERM, 130 after SIGINT, 1 if it cannot start, 2 for invalid arguments.
 */
@Command(
        name = "control-plane-emulator",
        description = "An emulator of Control Plane for tests: API, logs service and jobs on one port.",
        mixinStandardHelpOptions = true,
        version = "control-plane-emulator (testkit of cpln-prefect)",
        sortOptions = false,
        showDefaultValues = true)
public final class ControlPlaneEmulatorProgram implements Callable<Integer> {
    /** The runtimes of jobs. */
    enum JobKind {
        scripted,
        process
    }

    @Spec
    private CommandLine.Model.@Nullable CommandSpec command;

    @Option(names = "--port", paramLabel = "<number>", description = "port to listen on, 0 for a free one")
    private int port = 9300;

    @Option(names = "--host", paramLabel = "<address>", description = "address to listen on")
    private String host = "127.0.0.1";

    @Option(names = "--org", paramLabel = "<name>", description = "name of the org")
    private String org = "acme";

    @Option(
            names = "--token",
            paramLabel = "<token>",
            description = "token with all permissions in the org; the environment variable CPLN_TOKEN by default",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private @Nullable String token = System.getenv("CPLN_TOKEN");

    @Option(names = "--gvc", paramLabel = "<name>", description = "GVC to create; may be repeated")
    private List<String> gvcs = List.of("default-gvc");

    @Option(names = "--location", paramLabel = "<name>", description = "location of the GVCs; may be repeated")
    private List<String> locations = List.of("aws-eu-central-1");

    @Option(
            names = "--runtime",
            paramLabel = "<kind>",
            description = "runtime of the jobs: ${COMPLETION-CANDIDATES}; a scripted job completes immediately")
    private JobKind runtime = JobKind.scripted;

    private ControlPlaneEmulatorProgram() {}

    /**
     * Runs the program.
     *
     * @param args see {@code --help}
     */
    public static void main(String... args) {
        // The jar has no logging backend; SLF4J would print a warning.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(args));
    }

    /** Returns the command line of the program; invalid arguments print one line, and the exit code is 2. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ControlPlaneEmulatorProgram());
        line.setParameterExceptionHandler((wrong, args) -> {
            PrintWriter err = wrong.getCommandLine().getErr();
            err.println("control-plane-emulator: " + wrong.getMessage() + " (see --help)");
            return CommandLine.ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((failure, source, parsed) -> {
            source.getErr().println("control-plane-emulator: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        if (token == null || token.isBlank()) {
            throw new CommandLine.ParameterException(line, "Missing token. Set --token or CPLN_TOKEN.");
        }
        if (port < 0 || port > 65_535) {
            throw new CommandLine.ParameterException(
                    line, "Invalid port " + port + ": expected 0 to 65535. Set --port.");
        }
        ControlPlaneEmulator.Builder builder =
                ControlPlaneEmulator.builder().host(host).port(port).org(org, token);
        gvcs.forEach(gvc -> builder.gvc(gvc, locations.toArray(String[]::new)));
        if (runtime == JobKind.process) {
            builder.runtime(ProcessRuntime.create());
        }
        ControlPlaneEmulator emulator = start(builder, line);
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
        line.getOut().println("Control Plane emulator is ready at " + emulator.url() + ", org " + org);
        line.getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private static ControlPlaneEmulator start(ControlPlaneEmulator.Builder builder, CommandLine line) {
        try {
            return builder.start();
        } catch (IllegalArgumentException | ApiException e) {
            throw new CommandLine.ParameterException(line, String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
