/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The short form of the {@link Chaos} program. */
class ChaosCheck {

    @Test
    void workersKilledAtRandom_everyFlowRunIsExecutedOnce_andEndsAsItsJobReported() throws IOException {
        ChaosReport report = Chaos.run(ChaosOptions.parse(
                "--release", "3.8.8", "--runs", "30", "--kills", "5", "--limit", "60", "--settle", "20"));
        assertThat(report.isCorrect()).as(report.text()).isTrue();
    }
}
