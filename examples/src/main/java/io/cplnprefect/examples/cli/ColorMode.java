/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** When to use colors. */
enum ColorMode {
    AUTO,
    ALWAYS,
    NEVER;

    /** Returns the colors of a stream; {@link #AUTO} means those of a terminal, unless {@code NO_COLOR} is set. */
    ColorScheme scheme(Terminal stream) {
        return Help.defaultColorScheme(isOn(stream) ? Ansi.ON : Ansi.OFF);
    }

    private boolean isOn(Terminal stream) {
        if (this != AUTO) {
            return this == ALWAYS;
        }
        boolean refused =
                !System.getenv().getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(System.getenv("TERM"));
        return !refused && stream.isInteractive();
    }
}
