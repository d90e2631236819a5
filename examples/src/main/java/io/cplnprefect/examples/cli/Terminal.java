/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** The standard streams that may be a terminal. */
enum Terminal {
    INPUT(0),
    OUTPUT(1),
    ERROR(2);

    private final Path link;

    Terminal(int descriptor) {
        this.link = Path.of("/proc/self/fd/" + descriptor);
    }

    /** Returns whether the stream is a terminal. Linux shows this for each stream, Java for all of them together only. */
    boolean isInteractive() {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return Ansi.AUTO.enabled();
        }
    }
}
