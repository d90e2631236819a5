/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.plan.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of commands that print a summary of deployments. */
final class SummaryOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--summary",
            paramLabel = "<format>[=<file>]",
            converter = SummaryOutput.Converter.class,
            description = "write a summary for CI to a file, or print it in place of the result: json, junit, markdown")
    private List<SummaryOutput> summaries = new ArrayList<>();

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    SummaryOptions() {}

    /**
     * Checks the files, before anything is changed.
     *
     * @throws UsageException if a folder does not exist
     */
    void check() {
        List<String> problems = summaries.stream()
                .map(SummaryOutput::file)
                .filter(file -> file != null && !writable(file))
                .map(file -> "Invalid file '" + file + "' of a summary: it cannot be written. Create its folder.")
                .toList();
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    private static boolean writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : folder != null && Files.isWritable(folder);
    }

    /** Prints the result, and writes the summaries. */
    void print(Summary summary) {
        boolean printed = false;
        for (SummaryOutput each : summaries) {
            Path file = each.file();
            if (file == null) {
                PrintWriter out = command.commandLine().getOut();
                out.print(each.text(summary));
                out.flush();
                printed = true;
            } else {
                write(file, each.text(summary));
            }
        }
        if (!printed) {
            output.print(Result.ofJson(summary.json(), summary.text()));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "Cannot write the summary " + file + ": " + e + ". The deployments are as the summary states;"
                            + " plan again to read them.");
        }
    }

    /** Prints warnings on standard error. */
    void warn(List<String> warnings) {
        warnings.forEach(warning -> command.commandLine().getErr().println("Warning: " + warning));
    }
}
