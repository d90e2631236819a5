/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EmulatorProgramTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port x --token t              | emulator: Invalid value for option '--port': 'x' is not an int (see --help)
            --port 70000 --token t          | emulator: Invalid port 70000: expected 0 to 65535. Set --port. (see --help)
            --port 0 --token= --gvc a       | emulator: Missing token. Set --token or CPLN_TOKEN. (see --help)
            --port 0 --token t --colour red | emulator: Unknown option: '--colour' (see --help)
            --token t --location nowhere    | emulator: spec.staticPlacement.locationLinks[0]: /org/acme/location/nowhere does not exist (see --help)
            x.yaml --port 0 --token t       | emulator: Invalid options: the settings are in x.yaml. Set them there. (see --help)
            missing.yaml                    | emulator: Cannot read the settings missing.yaml: java.nio.file.NoSuchFileException: missing.yaml (see --help)
            """)
    void invalidArguments_printOneLineAndExitWith2(String args, String message) {
        StringWriter err = new StringWriter();
        CommandLine line = EmulatorProgram.commandLine().setErr(new PrintWriter(err));

        int exitCode = line.execute(args.split(" ", -1));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().trim()).isEqualTo(message);
    }
}
