/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code cpln-prefect}. */
@Command(
        name = "cpln-prefect",
        description = "Runs Prefect flow runs and Kubernetes Job manifests as jobs on Control Plane.",
        versionProvider = CplnPrefect.Version.class,
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        requiredOptionMarker = '*',
        usageHelpAutoWidth = true,
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:invalid arguments, settings or manifest",
            "3:refused by a server",
            "130, 143:stopped by Ctrl-C, by SIGTERM"
        },
        subcommands = {
            WorkerCommand.class,
            AgentCommand.class,
            SyncCommand.class,
            CleanupCommand.class,
            ExplainCommand.class,
            LogsCommand.class,
            JobCommand.class,
            BlockCommand.class,
            DeployCommand.class,
            RunCommand.class,
            PoolCommand.class,
            ProfileCommand.class,
            StackCommand.class,
            GenerateCompletion.class
        },
        footerHeading = "%nEnvironment variables:%n",
        footer = {
            "  PREFECT_API_URL, PREFECT_API_KEY, PREFECT_API_AUTH_STRING",
            "  CPLN_TOKEN, CPLN_ORG, CPLN_GVC, CPLN_LOCATION, CPLN_PROFILE",
            "  CPLN_ENDPOINT, CPLN_LOGS_ENDPOINT",
            "  NO_COLOR",
            "Values of Control Plane that no variable sets are read from the profile of the cpln client."
        })
public final class CplnPrefect implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    private CplnPrefect() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args see {@code --help}
     */
    public static void main(String... args) {
        System.setProperty("logback.configurationFile", "cpln-prefect-logback.xml");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new CplnPrefect());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(ColorMode.AUTO.scheme(Terminal.OUTPUT));
        line.setParameterExceptionHandler(Failures::usage);
        line.setExecutionExceptionHandler(Failures::execution);
        line.setExitCodeExceptionMapper(ExitCode::of);
        return line;
    }

    GlobalOptions global() {
        return global;
    }

    @Override
    public void run() {
        throw missingCommand(spec);
    }

    /** Returns the failure of a command that consists of others. */
    static ParameterException missingCommand(CommandSpec group) {
        return new ParameterException(
                group.commandLine(),
                "Missing command: expected "
                        + String.join(", ", group.subcommands().keySet()));
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CplnPrefect.class.getPackage().getImplementationVersion();
            return new String[] {"cpln-prefect " + (version == null ? "(not packaged)" : version)};
        }
    }
}
