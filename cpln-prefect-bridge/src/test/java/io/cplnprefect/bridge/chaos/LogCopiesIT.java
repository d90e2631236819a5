/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short form of the {@link LogCopies} program. */
class LogCopiesIT {

    @Test
    void tailsBroken_andWorkersKilled_eachLineArrivesOnce() throws IOException {
        LogCopies.Report report = LogCopies.run(PrefectRelease.V2_20, 3_000, 15, 2, Duration.ofSeconds(20), 2);

        assertThat(report.isCorrect()).as(report.text()).isTrue();
    }
}
