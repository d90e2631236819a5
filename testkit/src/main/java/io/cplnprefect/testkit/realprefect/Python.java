/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Python interpreter of this machine. */
final class Python {
    private static final List<String> COMMANDS = List.of("python3.11", "python3.12", "python3.10", "python3", "python");
    private static final String FITS =
            "import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info < (3, 13))";

    private Python() {}

    /** Returns the command of an interpreter that both pinned releases support. */
    static String command() throws IOException {
        for (String command : COMMANDS) {
            if (Programs.succeeds(List.of(command, "-c", FITS), Map.of(), Duration.ofSeconds(30))) {
                return command;
            }
        }
        throw new IOException("no Python 3.10 to 3.12 with its venv module on the PATH among " + COMMANDS);
    }
}
