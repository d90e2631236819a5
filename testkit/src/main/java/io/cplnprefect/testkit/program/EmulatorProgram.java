/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.service.Services;
import io.cplnprefect.testkit.service.ServicesBuilder;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs the emulators as a program until SIGTERM or SIGINT, which also end all jobs: those of a settings file, or Control
 * Plane alone with the settings of the command line.
 *
 * <p>Exit codes: 143 after SIGTERM, 130 after SIGINT, 1 if it cannot start, 2 for invalid arguments or settings.
 */
@Command(
        name = "emulator",
        description = "Emulators of Control Plane and Prefect for tests.",
        mixinStandardHelpOptions = true,
        version = "emulator (testkit of cpln-prefect)",
        sortOptions = false,
        showDefaultValues = true)
public final class EmulatorProgram implements Callable<Integer> {
    /** The runtimes of jobs. */
    enum JobKind {
        scripted,
        process
    }

    @Spec
    private CommandLine.Model.@Nullable CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "<file>",
            description = "settings of the emulators as YAML; without it, only Control Plane is emulated")
    private @Nullable Path file;

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

    private EmulatorProgram() {}

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

    /** Returns the command line of the program; all problems of arguments are printed, and the exit code is 2. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new EmulatorProgram());
        line.setParameterExceptionHandler((wrong, args) -> {
            PrintWriter err = wrong.getCommandLine().getErr();
            err.println("emulator: " + wrong.getMessage() + " (see --help)");
            return CommandLine.ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((failure, source, parsed) -> {
            source.getErr().println("emulator: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        RunningProgram program = start(line);
        Runtime.getRuntime().addShutdownHook(new Thread(program::close));
        program.readyLines().forEach(line.getOut()::println);
        line.getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private RunningProgram start(CommandLine line) {
        try {
            return RunningProgram.start(file == null ? settings(line) : fileSettings(file, line));
        } catch (IllegalArgumentException | ApiException e) {
            throw new CommandLine.ParameterException(line, String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private ProgramSettings fileSettings(Path settings, CommandLine line) {
        boolean options = !line.getParseResult().matchedOptions().isEmpty();
        if (options) {
            throw new IllegalArgumentException(
                    "Invalid options: the settings are in " + settings + ". Set them there.");
        }
        return ProgramFile.read(settings, token);
    }

    private ProgramSettings settings(CommandLine line) {
        if (token == null || token.isBlank()) {
            throw new CommandLine.ParameterException(line, "Missing token. Set --token or CPLN_TOKEN.");
        }
        if (port < 0 || port > 65_535) {
            throw new CommandLine.ParameterException(
                    line, "Invalid port " + port + ": expected 0 to 65535. Set --port.");
        }
        String secret = token;
        ServicesBuilder services = Services.builder().controlPlane(builder -> {
            builder.host(host).port(port).org(org, secret);
            gvcs.forEach(gvc -> builder.gvc(gvc, locations.toArray(String[]::new)));
            if (runtime == JobKind.process) {
                builder.runtime(ProcessRuntime.create());
            }
        });
        return new ProgramSettings(services, new FaultRules(), null, null, null, 0);
    }
}
