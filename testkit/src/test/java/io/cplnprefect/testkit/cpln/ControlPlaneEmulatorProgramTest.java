/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ControlPlaneEmulatorProgramTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port x --token t              | control-plane-emulator: Invalid value for option '--port': 'x' is not an int (see --help)
            --port 70000 --token t          | control-plane-emulator: Invalid port 70000: expected 0 to 65535. Set --port. (see --help)
            --port 0 --token= --gvc a       | control-plane-emulator: Missing token. Set --token or CPLN_TOKEN. (see --help)
            --port 0 --token t --colour red | control-plane-emulator: Unknown options: '--colour', 'red' (see --help)
            --token t --location nowhere    | control-plane-emulator: spec.staticPlacement.locationLinks[0]: /org/acme/location/nowhere does not exist (see --help)
            """)
    void invalidArguments_printOneLineAndExitWith2(String args, String message) {
        StringWriter err = new StringWriter();
        CommandLine line = ControlPlaneEmulatorProgram.commandLine().setErr(new PrintWriter(err));

        int exitCode = line.execute(args.split(" ", -1));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().trim()).isEqualTo(message);
    }
}
