/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short form of the {@link Soak} program, which shows leaks for each flow run, not slow ones. */
class SoakIT {

    @Test
    void worker_atLoadWithRandomFaults_doesNotGrow_andAllFlowRunsEnd() throws IOException {
        Soak.Report report = Soak.run(Duration.ofSeconds(40));

        assertThat(report.open()).as(report.text()).isZero();
        // The pools of threads and connections still grow in the first seconds, but not by one for each flow run.
        double limit = report.created() / 4.0;
        assertThat(report.increase(SoakSize::threads)).as(report.text()).isLessThan(limit);
        assertThat(report.increase(SoakSize::files)).as(report.text()).isLessThan(limit);
        assertThat(report.growth(SoakSize::heapKb)).as(report.text()).isLessThan(0.25);
    }
}
