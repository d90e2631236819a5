/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** May the holder of a claim start a job? */
class StartDecisionTest {

    private static final Job JOB = Job.gone(new InfrastructurePid("acme", "prefect", "etl", "c1"));

    @Test
    void noJob_isStart() {
        assertThat(StartDecision.of(new AttemptJobs(null, List.of(), List.of(), List.of())))
                .isEqualTo(new StartDecision.Start());
    }

    @Test
    void jobOfTheAttempt_isAdopted_whateverElseIsLive() {
        assertThat(StartDecision.of(new AttemptJobs(JOB, List.of(JOB), List.of(JOB), List.of(JOB))))
                .isEqualTo(new StartDecision.Adopt(JOB));
    }

    @Test
    void jobOfAnEarlierAttempt_isStoppedFirst() {
        assertThat(StartDecision.of(new AttemptJobs(null, List.of(), List.of(JOB), List.of(JOB))))
                .isEqualTo(new StartDecision.StopEarlier(List.of(JOB)));
    }

    @Test
    void jobOfAnotherAgent_blocksTheStart() {
        assertThat(StartDecision.of(new AttemptJobs(null, List.of(), List.of(), List.of(JOB))))
                .isEqualTo(new StartDecision.Blocked(List.of(JOB)));
    }
}
