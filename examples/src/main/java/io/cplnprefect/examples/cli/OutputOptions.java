/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.examples.cli.OutputFormat.Result;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of commands that print a result. */
final class OutputOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<format>",
            defaultValue = "table",
            description = "format of the result: table, json, yaml; ${DEFAULT-VALUE} by default")
    private OutputFormat format;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    OutputOptions() {}

    OutputFormat format() {
        return format;
    }

    /** Prints a result on standard output. */
    void print(Result result) {
        write(format.write(result));
    }

    /**
     * Prints a document of a stream on standard output.
     *
     * @return whether the reader of the output still exists
     */
    boolean printOne(Result result) {
        return write(format.writeOne(result));
    }

    private boolean write(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.print(text);
        return !out.checkError();
    }
}
