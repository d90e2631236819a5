/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.core.error.ApiException;
import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints failures as one message on standard error. */
final class Failures {

    private Failures() {}

    static int usage(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        print(line, String.valueOf(failure.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(failure, line.getErr())) {
            line.getErr().println("See " + name + " --help.");
        }
        return ExitCode.USAGE;
    }

    static int execution(Exception failure, CommandLine line, ParseResult parsed) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (GlobalOptions.of(line.getCommandSpec()).stackTrace()) {
            failure.printStackTrace(line.getErr());
        } else {
            print(line, message(cause));
        }
        return ExitCode.of(cause);
    }

    /** Exceptions that no user can cause are named, because their messages alone are of no use. */
    private static String message(Throwable failure) {
        boolean expected = failure instanceof ApiException
                || failure instanceof InvalidManifestException
                || failure.getClass().getPackageName().startsWith("io.cplnprefect.");
        return expected && failure.getMessage() != null
                ? failure.getMessage()
                : failure + System.lineSeparator() + "Add --stacktrace for details.";
    }

    private static void print(CommandLine line, String message) {
        ColorScheme colors = GlobalOptions.of(line.getCommandSpec()).errorColors();
        PrintWriter err = line.getErr();
        err.println(colors.errorText("cpln-prefect: ") + message);
        err.flush();
    }
}
