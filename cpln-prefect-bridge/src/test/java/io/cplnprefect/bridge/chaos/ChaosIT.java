/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * The short form of the {@link Chaos} program, on 2.20: each poll of a 3.8.8 has background tasks that write, and on SQLite those of three
 * workers use up its connections, so that it does not respond for a minute again and again.
 */
class ChaosIT {

    @Test
    void workersKilledAtRandom_everyFlowRunIsExecutedOnce_andEndsAsItsJobReported() throws IOException {
        ChaosReport report = Chaos.run(
                ChaosOptions.parse(
                        "--release", "2.20.25", "--runs", "30", "--kills", "5", "--limit", "240", "--settle", "60"),
                line -> {});
        assertThat(report.isCorrect()).as(report.text()).isTrue();
    }
}
