/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options of every command, accepted before and after its name. */
final class GlobalOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            scope = ScopeType.INHERIT,
            order = 91,
            names = "--org",
            paramLabel = "<org>",
            description = "organization on Control Plane, instead of CPLN_ORG")
    private @Nullable String org;

    @Option(
            scope = ScopeType.INHERIT,
            order = 92,
            names = "--profile",
            paramLabel = "<profile>",
            description = "profile of the cpln client, instead of CPLN_PROFILE")
    private @Nullable String profile;

    @Option(
            scope = ScopeType.INHERIT,
            order = 93,
            names = "--api-url",
            paramLabel = "<url>",
            description = "address of the Prefect API, instead of PREFECT_API_URL")
    private @Nullable String apiUrl;

    @Option(
            scope = ScopeType.INHERIT,
            order = 94,
            names = "--stacktrace",
            description = "print the stack trace of a failure")
    private boolean stackTrace;

    private ColorMode color = ColorMode.AUTO;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    GlobalOptions() {}

    /** Returns the options that were given to a command of the program. */
    static GlobalOptions of(CommandSpec command) {
        return ((CplnPrefect) command.root().userObject()).global();
    }

    @Option(
            scope = ScopeType.INHERIT,
            order = 95,
            names = "--color",
            paramLabel = "<when>",
            description = "use colors: auto, always, never; auto by default, for a terminal unless NO_COLOR is set")
    void setColor(@Nullable ColorMode when) {
        color = when == null ? ColorMode.AUTO : when;
        command.commandLine().setColorScheme(outputColors());
    }

    @Option(
            scope = ScopeType.INHERIT,
            order = 96,
            names = "--log-level",
            paramLabel = "<level>",
            description = "log to standard error: error, warn, info, debug; info by default for commands that run until"
                    + " they are stopped, else warn")
    void setLogLevel(@Nullable LogLevel level) {
        if (level != null) {
            level.set();
        }
    }

    boolean stackTrace() {
        return stackTrace;
    }

    ColorScheme outputColors() {
        return color.scheme(Terminal.OUTPUT);
    }

    ColorScheme errorColors() {
        return color.scheme(Terminal.ERROR);
    }

    /** Returns the environment variables of the process, replaced where an option has the value. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        put(variables, "CPLN_ORG", org);
        put(variables, "CPLN_PROFILE", profile);
        put(variables, "PREFECT_API_URL", apiUrl);
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
