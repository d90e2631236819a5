/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobStageTest {

    @Test
    void unknownStage_isRunning() {
        assertThat(JobStage.of("paused")).isEqualTo(JobStage.RUNNING);
        assertThat(JobStage.of("paused").ended()).isFalse();
    }
}
