/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cplnprefect.core.error.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Secrets that a person types or a program writes. */
final class StandardInput {

    private StandardInput() {}

    /**
     * Reads a line; what a person types is not shown.
     *
     * @throws UsageException if there is no line
     */
    static String line(String name) {
        Optional<Console> terminal =
                Optional.ofNullable(System.console()).filter(any -> Terminal.INPUT.isInteractive());
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("%s: ", name);
            return required(name, typed == null ? "" : new String(typed));
        }
        try {
            return required(name, line(System.in));
        } catch (IOException e) {
            throw new UsageException("Missing value of " + name + ": standard input cannot be read: " + e, e);
        }
    }

    /** Reads no further than the line, because others may follow. */
    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.write(next);
        }
        return line.toString(UTF_8);
    }

    private static String required(String name, String value) {
        if (value.isBlank()) {
            throw new UsageException("Missing value of " + name + ". Write it to standard input.");
        }
        return value.strip();
    }
}
