/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Commands in this process, with options that all of them have. */
final class Commands {

    private final List<String> options;

    Commands(String... options) {
        this.options = List.of(options);
    }

    Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(arguments));
        int exitCode = CplnPrefect.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** The end of a command. */
    record Outcome(int exitCode, String out, String err) {}
}
