/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The short form of the {@link Chaos} program. */
class ChaosIT {

    @Test
    void workersKilledAtRandom_everyFlowRunIsExecutedOnce_andEndsAsItsJobReported() throws IOException {
        ChaosReport report = Chaos.run(
                ChaosOptions.parse(
                        "--release", "3.8.8", "--runs", "30", "--kills", "5", "--limit", "120", "--settle", "60"),
                line -> {});
        assertThat(report.isCorrect()).as(report.text()).isTrue();
    }
}
