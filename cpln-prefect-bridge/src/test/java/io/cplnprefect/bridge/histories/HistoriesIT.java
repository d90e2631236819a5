/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form of {@link Histories}, in a JVM of its own: only there do all UUIDs depend on the seeds. */
class HistoriesIT {

    private static final int NUMBER = 300;

    @Test
    void histories_withFaultsAndEndsOfProcessesAtAnyRequest_keepTheInvariants() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Histories.class.getName(),
                        String.valueOf(NUMBER))
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(output).isZero();
        assertThat(output).contains(NUMBER + "  histories");
    }
}
